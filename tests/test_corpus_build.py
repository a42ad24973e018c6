"""The starter documents: built the same on every run, every statement with the source that says it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pypdf import PdfReader

PROJECT = Path(__file__).parent.parent
AUTHORING = PROJECT / "corpus" / "authoring"
STARTER = PROJECT / "corpus" / "starter"
BUILD = AUTHORING / "build.py"

FRONT_MATTER = (
    "title: Probe\nkind: dossier\nformat: md\ndate: 2026-11\npublisher: Transferkompass\ntopics: [beteiligung]\n"
)


@pytest.fixture(scope="module")
def tools() -> Iterator[dict[str, ModuleType]]:
    """The modules of corpus/authoring, which is a folder of scripts and not on the import path."""
    sys.path.insert(0, str(AUTHORING))
    try:
        import typesetting.authored
        import typesetting.checks
        import typesetting.sourcing

        yield {
            "authored": typesetting.authored,
            "checks": typesetting.checks,
            "sourcing": typesetting.sourcing,
        }
    finally:
        sys.path.remove(str(AUTHORING))


@pytest.fixture(scope="module")
def register(tools: dict[str, ModuleType]) -> Any:
    return tools["sourcing"].load_register(PROJECT / "corpus" / "catalog", AUTHORING / "publishers.toml")


def run_build(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(BUILD), *arguments], capture_output=True, text=True, check=False)


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


def faults_of(body: str, tools: dict[str, ModuleType], register: Any, folder: Path) -> list[str]:
    """What the checks say about a document with this body."""
    path = folder / "probe.md"
    path.write_text(f"---\n{FRONT_MATTER}---\n{body}\n", encoding="utf-8")
    found: list[str] = tools["checks"].faults([tools["authored"].read_authored(path)], register, AUTHORING)
    return found


class TestBuiltFiles:
    def test_every_run_gives_the_files_of_the_repository(self, tmp_path: Path) -> None:
        result = run_build("--out", str(tmp_path))
        assert result.returncode == 0, result.stdout + result.stderr
        assert files_below(tmp_path) == files_below(STARTER)

    def test_check_passes(self) -> None:
        result = run_build("--check")
        assert result.returncode == 0, result.stdout

    def test_every_fact_is_used_with_its_figures(self) -> None:
        result = run_build("--coverage")
        assert result.returncode == 0, result.stdout

    def test_check_names_a_file_that_was_changed_by_hand(self, tmp_path: Path) -> None:
        run_build("--out", str(tmp_path), "newsletter")
        changed = tmp_path / "newsletter" / "transferkompass-2026-01.eml"
        changed.write_bytes(changed.read_bytes() + b"x")
        result = run_build("--check", "--out", str(tmp_path), "newsletter")
        assert result.returncode == 1
        assert "newsletter/transferkompass-2026-01.eml: not built from the present source" in result.stdout

    def test_check_names_a_file_without_source(self, tmp_path: Path) -> None:
        run_build("--out", str(tmp_path), "newsletter")
        (tmp_path / "newsletter" / "fremd.md").write_text("x", encoding="utf-8")
        result = run_build("--check", "--out", str(tmp_path), "newsletter")
        assert "newsletter/fremd.md: has no authored source" in result.stdout

    def test_the_corpus_has_all_formats_and_stays_small(self) -> None:
        dossiers = Counter(path.suffix for path in (STARTER / "dossiers").iterdir())
        assert dossiers.total() >= 24
        assert (dossiers[".pdf"] >= 8, dossiers[".html"] >= 5) == (True, True)
        assert len(list((STARTER / "steckbriefe").iterdir())) == 73
        assert sum(len(content) for content in files_below(STARTER).values()) < 4_000_000

    def test_every_document_says_that_it_is_a_summary(self) -> None:
        for path in STARTER.rglob("*.*"):
            assert "Eigene Zusammenfassung öffentlicher Quellen" in text_of(path), path


def text_of(path: Path) -> str:
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".eml":
        return plain_part(path)
    return path.read_text(encoding="utf-8")


def mail_at(path: Path) -> EmailMessage:
    return BytesParser(EmailMessage, policy=policy.default).parsebytes(path.read_bytes())


def plain_part(path: Path) -> str:
    part = mail_at(path).get_body(("plain",))
    assert part is not None
    return str(part.get_content())


@pytest.fixture(scope="module")
def paper() -> PdfReader:
    return PdfReader(STARTER / "dossiers" / "wasser-und-starkregen.pdf")


class TestPdf:
    def test_page_labels_start_roman_and_again_at_one(self, paper: PdfReader) -> None:
        assert paper.page_labels[:4] == ["i", "ii", "1", "2"]

    def test_says_what_it_is(self, paper: PdfReader) -> None:
        information = paper.metadata
        assert information is not None
        assert (information.title, information.author) == ("Wasser und Starkregen", "Transferkompass")
        assert "summary_of_sources:true" in str(information["/Keywords"])
        assert paper.xmp_metadata is not None

    def test_has_bookmarks(self, paper: PdfReader) -> None:
        titles = [str(entry["/Title"]) for entry in paper.outline if not isinstance(entry, list)]
        assert titles[:3] == ["Herausforderung", "Was Modellprojekte getan haben", "Was es braucht"]

    def test_fonts_are_embedded(self, paper: PdfReader) -> None:
        page: Any = paper.pages[2]
        fonts = page["/Resources"]["/Font"]
        descriptors = [fonts[name]["/DescendantFonts"][0]["/FontDescriptor"] for name in fonts]
        assert descriptors
        assert all({"/FontFile2", "/FontFile3"} & set(descriptor) for descriptor in descriptors)

    @pytest.mark.parametrize("path", sorted(STARTER.rglob("*.pdf")), ids=lambda path: path.stem)
    def test_text_reads_back_with_umlauts_and_whole_addresses(self, path: Path, register: Any) -> None:
        text = text_of(path)
        assert re.search(r"[äöüß]", text)
        assert not re.search(r"[\ufffd\u00ad\ufb00-\ufb06]", text)
        _, _, sources = text.rpartition("\nQuellen\n")
        entries = re.findall(r"^\[\d+\] .*", sources, re.MULTILINE)
        addresses = re.findall(r"https?://\S+", sources)
        assert 0 < len(entries) == len(addresses)
        assert set(addresses) <= {evidence.source.url for evidence in register.evidence.values()}


class TestOtherFormats:
    def test_newsletter_has_the_same_items_as_text_and_html(self) -> None:
        mail = mail_at(STARTER / "newsletter" / "transferkompass-2026-02.eml")
        assert mail.get_content_type() == "multipart/alternative"
        parts: list[Any] = list(mail.iter_parts())
        assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
        assert {part["Content-Transfer-Encoding"] for part in parts} == {"quoted-printable"}
        for heading in ("Gute Praxis", "Wolfsburg: Sensoren retten einen Teich", "Termine", "Quellen"):
            assert all(heading in part.get_content() for part in parts)

    def test_markdown_front_matter(self) -> None:
        text = (STARTER / "dossiers" / "datenstrategie.md").read_text(encoding="utf-8")
        head = text.split("---\n")[1].splitlines()
        assert head[0] == 'title: "Datenstrategie und Umgang mit Daten"'
        assert {"kind: dossier", "date: 2026-11-01", "summary_of_sources: true"} <= set(head)

    def test_html_keeps_its_text_inside_main(self) -> None:
        page = (STARTER / "dossiers" / "nahversorgung.html").read_text(encoding="utf-8")
        before, _, rest = page.partition("<main>")
        main, _, after = rest.partition("</main>")
        assert "keepFresh" in main
        assert "<nav>" in before
        assert "<aside>" in after
        assert '<meta name="kind" content="dossier">' in before

    def test_html_can_be_read_on_a_phone(self) -> None:
        for path in STARTER.rglob("*.html"):
            assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in path.read_text("utf-8")


class TestMarkers:
    def test_one_number_a_source_in_order_of_first_use(
        self, tools: dict[str, ModuleType], register: Any, tmp_path: Path
    ) -> None:
        path = tmp_path / "probe.md"
        body = "Eins. [F026] Zwei. [F027, P:wolfsburg]\n\n- Drei. [P:wolfsburg, F026]\n"
        path.write_text(f"---\n{FRONT_MATTER}---\n{body}", encoding="utf-8")
        document = tools["authored"].read_authored(path)
        blocks, entries = tools["sourcing"].numbered(document, register)
        assert [row[0] for block in blocks[1:] for row in block.rows] == ["Eins. [1] Zwei. [1] [2]", "Drei. [2] [1]"]
        assert [entry.split(" · ")[2] for entry in entries] == ["2022-10", "2019-07"]
        assert [entry.split()[0] for entry in entries] == ["[1]", "[2]"]

    def test_statements_pairs_words_with_the_marker_that_follows(self, tools: dict[str, ModuleType]) -> None:
        pairs = tools["checks"].statements("Eins. [F001] Zwei, drei. [F002, P03] Ohne.")
        assert pairs == [("Eins.", ["F001"]), (" Zwei, drei.", ["F002", "P03"]), ("Ohne.", [])]


class TestFaults:
    def test_a_sound_statement_has_none(self, tools: dict[str, ModuleType], register: Any, tmp_path: Path) -> None:
        body = "Wolfsburg installierte 13 Messstellen (Stand Oktober 2022). [F026]"
        assert faults_of(body, tools, register, tmp_path) == []

    @pytest.mark.parametrize(
        ("body", "fault"),
        [
            ("Wolfsburg installierte 14 Messstellen (Stand 2022). [F026]", "['14'] is not in ['F026']"),
            ("Wolfsburg installierte 13 Messstellen (Stand 2022).", "no source for"),
            ("Messen hilft. Wolfsburg hat seit 2022 Messstellen. [F026]", "a sentence without a source of its own"),
            ("Wolfsburg installierte Messstellen. [F999]", "unknown source marker ['F999']"),
            ("Wolfsburg installierte 13 Messstellen. [F026]", "older than 3 years, yet names no year"),
            ("| Ort | Zahl |\n| --- | --- |\n| Wolfsburg | 31 im Jahr 2022 [F026] |", "['31'] is not in ['F026']"),
        ],
    )
    def test_a_fault_is_named(
        self, body: str, fault: str, tools: dict[str, ModuleType], register: Any, tmp_path: Path
    ) -> None:
        found = faults_of(body, tools, register, tmp_path)
        assert len(found) == 1
        assert fault in found[0]

    def test_unknown_topic_and_project(self, tools: dict[str, ModuleType], register: Any, tmp_path: Path) -> None:
        path = tmp_path / "probe.md"
        head = FRONT_MATTER.replace("[beteiligung]", "[mondfahrt]") + "projects: [atlantis]\n"
        path.write_text(f"---\n{head}---\nText.\n", encoding="utf-8")
        found = tools["checks"].faults([tools["authored"].read_authored(path)], register, AUTHORING)
        assert [fault.partition(": ")[2] for fault in found] == ["unknown topic mondfahrt", "unknown project atlantis"]

    def test_missing_front_matter_is_an_error_that_names_the_file(
        self, tools: dict[str, ModuleType], tmp_path: Path
    ) -> None:
        path = tmp_path / "probe.md"
        path.write_text("Nur Text\n", encoding="utf-8")
        with pytest.raises(tools["authored"].AuthoringError, match=r"probe\.md: no front matter"):
            tools["authored"].read_authored(path)
