"""Each kind of fault, planted in a small corpus, is found; the real authored corpus has none."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.catalogue import load_catalogue
from ingest.check_corpus import main
from ingest.corpus_check import CorpusFolders, check_corpus
from ingest.corpus_check.authored import authored_problems, fact_problems, read_authored
from ingest.corpus_check.evidence import Evidence

CORPUS = Path(__file__).parent.parent / "corpus"

FACTS = (
    (
        "F026",
        "Wolfsburg",
        "Wolfsburg installierte 13 Messstellen: 3 für Wasserqualität, 10 für das Grundwasser.",
    ),
    ("F101", "Wolfsburg", "Die Sensoren messen in drei Regenrückhaltebecken und senden mehrmals täglich."),
    ("F010", None, "Die KTS gibt es seit September 2021; das Programm hat 820 Millionen Euro."),
)

AUTHORED = """---
title: Wasser in Wolfsburg
kind: dossier
format: md
date: 2026-11
publisher: Transferkompass
topics: [wasser-starkregen]
projects: [wolfsburg]
---

Eigene Zusammenfassung öffentlicher Quellen

## Messen

Wolfsburg hat dreizehn Messstellen: 3 für Wasserqualität und zehn für Grundwasser (Oktober 2022). [F026]
Gemessen wird in drei Becken. [F101]
Zu viel und zu wenig Wasser sind zwei Seiten einer Aufgabe.

| Stelle | Zahl |
| --- | --- |
| Programm | 820 Mio. Euro, KTS seit September 2021 [F010] |
"""

BUILT = """---
title: Wasser in Wolfsburg
kind: dossier
date: 2026-11-01
publisher: Transferkompass
summary_of_sources: true
---

# Wasser in Wolfsburg

Eigene Zusammenfassung öffentlicher Quellen.

## Messen

Wolfsburg hat dreizehn Messstellen: 3 für Wasserqualität und zehn für Grundwasser (Oktober 2022). [1]

Gemessen wird in drei Becken. [2] Mehr steht im [Überblick](ueberblick.md).

Zu viel und zu wenig Wasser sind zwei Seiten einer Aufgabe.

## Quellen

[1] Seite F026 · – · 2022-10 · https://example.org/f026

[2] Seite F101 · Stadt · – · https://example.org/f101
"""

OVERVIEW = """---
title: Überblick
kind: dossier
summary_of_sources: true
---

# Überblick

Eigene Zusammenfassung öffentlicher Quellen.

Die Messstellen helfen der Stadt bei der Pflege der Gewässer. [1]

## Quellen

[1] Seite F026 · – · 2022-10 · https://example.org/f026
"""


def fact_line(identifier: str, project: str | None, text: str) -> str:
    row = {
        "id": identifier,
        "project": project,
        "state": None,
        "type": None,
        "topic": "Wasser",
        "fact": text,
        "source_title": f"Seite {identifier}",
        "source_url": f"https://example.org/{identifier.lower()}",
        "source_date": "2022-10" if identifier == "F026" else None,
        "confidence": "high",
    }
    return json.dumps(row, ensure_ascii=False)


def small_catalogue(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in ("topics.toml", "everyday_terms.toml", "projects.csv", "publications.csv", "events.csv"):
        shutil.copy(CORPUS / "catalog" / name, folder)
    keep_lines(folder / "events.csv", lambda line: line.startswith("id;"))
    keep_lines(folder / "projects.csv", lambda line: line.startswith(("id;", "wolfsburg;")))
    (folder / "contacts.toml").write_text(
        '[[contact]]\nid = "kts"\nname = "KTS"\nrole = "Rat"\nurl = "https://example.org/"\nfacts = ["F010"]\n'
    )
    (folder / "glossary.toml").write_text('[[entry]]\nterm = "KTS"\ndefinition = "Eine Stelle."\nfacts = ["F010"]\n')
    (folder / "facts.jsonl").write_text("\n".join(fact_line(*fact) for fact in FACTS) + "\n", encoding="utf-8")


def keep_lines(path: Path, kept: Callable[[str], bool]) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if kept(line)), encoding="utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    small_catalogue(root / "catalog")
    shutil.copy(CORPUS / "sources.toml", root)
    for folder in ("authoring/dossiers", "starter/dossiers"):
        (root / folder).mkdir(parents=True)
    (root / "authoring/dossiers/wasser.md").write_text(AUTHORED, encoding="utf-8")
    (root / "starter/dossiers/wasser.md").write_text(BUILT, encoding="utf-8")
    (root / "starter/dossiers/ueberblick.md").write_text(OVERVIEW, encoding="utf-8")
    return root


def problems(root: Path) -> list[str]:
    return list(check_corpus(CorpusFolders(root), rebuild=False).problems)


def test_the_small_corpus_is_sound(corpus: Path) -> None:
    assert problems(corpus) == []


WASSER, BUILT_WASSER = "authoring/dossiers/wasser.md", "starter/dossiers/wasser.md"
FAULTS = [
    # the five of the issue
    (
        "missing source",
        WASSER,
        " [F101]\nZu viel",
        "\nEs sind 17 Orte.\nZu viel",
        "Zeile 17: Aussage ohne Quelle",
    ),
    ("duplicate id", "catalog/facts.jsonl", '"F101"', '"F026"', "Die Kennung „F026“ kommt mehrfach vor"),
    ("unknown topic", WASSER, "[wasser-starkregen]", "[zauberei]", "Das Thema „zauberei“ steht nicht in topics.toml"),
    ("dead link", BUILT_WASSER, "(ueberblick.md)", "(verschollen.md)", "Der Verweis „verschollen.md“ führt ins Leere"),
    ("changed fact", "catalog/facts.jsonl", "13 Messstellen", "14 Messstellen", "„dreizehn“ steht nicht in F026"),
    ("changed fact, other way", "catalog/facts.jsonl", "13 Messstellen", "14 Messstellen", "F026: Die Angabe „14“"),
    # the others
    ("small word changed", WASSER, "in drei Becken", "in vier Becken", "F101: Die Angabe „drei“"),
    ("statement changed", WASSER, "820 Mio. Euro", "830 Mio. Euro", "„830 Mio. Euro“ steht nicht in F010"),
    ("year changed", WASSER, "Oktober 2022", "Oktober 2023", "„Oktober 2023“ steht nicht in F026"),
    ("unsourced project", WASSER, "Zu viel und", "Wolfsburg hat", "Zeile 17: Aussage ohne Quelle"),
    ("unknown marker", WASSER, "[F101]", "[F999]", "Die Quellenmarke [F999] gibt es im Katalog nicht"),
    ("unused fact", WASSER, "Gemessen wird in drei Becken. [F101]\n", "", "F101: Kein Dokument verwendet diesen Fakt"),
    ("unknown project", WASSER, "[wolfsburg]", "[atlantis]", "Das Modellprojekt „atlantis“"),
    ("unknown kind", WASSER, "kind: dossier", "kind: roman", "„roman“ ist keine Art von Dokument"),
    ("no publisher", WASSER, "publisher: Transferkompass\n", "", "Im Kopf fehlt „publisher“"),
    ("no front matter", WASSER, "---\ntitle", "title", "Der Kopf zwischen den ---Zeilen fehlt"),
    (
        "no summary line",
        BUILT_WASSER,
        "Eigene Zusammenfassung",
        "Zusammenfassung",
        "Eigene Zusammenfassung öffentlicher",
    ),
    ("unresolved marker", BUILT_WASSER, "Becken. [2]", "Becken. [7]", "Zu [7] gibt es unter „Quellen“ keinen Eintrag"),
    ("no list", BUILT_WASSER, "## Quellen", "## Weiteres", "Der Abschnitt „Quellen“ fehlt"),
    ("entry without address", BUILT_WASSER, " · https://example.org/f101", " · –", "braucht Titel und Adresse"),
    ("foreign address", BUILT_WASSER, "org/f101", "org/f102", "Die Adresse https://example.org/f102"),
    ("built figure", BUILT_WASSER, "hat dreizehn", "hat 31", "„31“ steht in keinem Fakt der genannten Quelle"),
    (
        "statement cut in two",
        BUILT_WASSER,
        "Seiten einer",
        "Seiten\n\neiner",
        "Aussage nicht wörtlich lesbar",
    ),
    ("statement read as a heading", BUILT_WASSER, "Zu viel und", "### Zu viel und", "Aussage nicht wörtlich lesbar"),
    ("two of a title", "starter/dossiers/ueberblick.md", "title: Überblick", "title: Wasser in Wolfsburg", "Den Titel"),
    ("faulty list", "sources.toml", 'id = "p02"', 'id = "p01"', "„p01“ kommt mehrfach vor"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault[0])
def test_a_planted_fault_is_found(corpus: Path, fault: tuple[str, str, str, str, str]) -> None:
    _, file, old, new, says = fault
    path = corpus / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [problem for problem in problems(corpus) if says in problem] != []


def test_two_formats_of_one_name_are_found(corpus: Path) -> None:
    shutil.copy(corpus / BUILT_WASSER, corpus / "starter/dossiers/wasser.txt")
    assert [problem for problem in problems(corpus) if "Den Namen „dossiers/wasser“ hat schon" in problem] != []


def test_anchors_and_pictures_of_a_page_are_followed(corpus: Path) -> None:
    page = corpus / "starter/dossiers/seite.html"
    page.write_text(
        '<a href="#"></a><a href="#da" id="da"></a><a href="#weg"></a><img src="bild.png">', encoding="utf-8"
    )
    dead = [problem for problem in problems(corpus) if "führt ins Leere" in problem]
    assert len(dead) == 2
    assert "„#weg“" in dead[0]
    assert "„bild.png“" in dead[1]


def test_an_unreadable_document_is_named(corpus: Path) -> None:
    (corpus / "starter/dossiers/kaputt.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert [problem for problem in problems(corpus) if problem.startswith("dossiers/kaputt.pdf: ")] != []


def test_facts_left_out_for_a_reason_need_no_document(corpus: Path) -> None:
    path = corpus / WASSER
    path.write_text(AUTHORED.replace("Gemessen wird in drei Becken. [F101]\n", ""), encoding="utf-8")
    (corpus / "authoring/left_out.toml").write_text('[facts]\nF101 = "doppelt"\n', encoding="utf-8")
    assert problems(corpus) == []


def test_an_empty_starter_is_no_corpus(corpus: Path) -> None:
    shutil.rmtree(corpus / "starter/dossiers")
    assert [problem for problem in problems(corpus) if "make corpus" in problem] != []


@pytest.mark.parametrize(("verdict", "found"), [("0", 0), ("1", 1)])
def test_stale_documents_are_found_by_building_again(
    corpus: Path, verdict: str, found: int, capsys: pytest.CaptureFixture[str]
) -> None:
    script = f"import sys\nprint('dossiers/wasser.md: stale')\nsys.exit({verdict})\n"
    (corpus / "authoring/build.py").write_text(script, encoding="utf-8")
    assert main(["--corpus", str(corpus)]) == found
    assert ("dossiers/wasser.md: stale" in capsys.readouterr().out) is bool(found)


def test_the_command_counts_what_it_found(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpus", str(corpus), "--without-rebuild"]) == 0
    assert capsys.readouterr().out == "Korpus geprüft: 1 Quelltexte, 2 Dokumente, 3 Fakten, keine Mängel.\n"
    (corpus / BUILT_WASSER).unlink()
    assert main(["--corpus", str(corpus), "--without-rebuild"]) == 1
    assert capsys.readouterr().out.endswith("\n4 Mängel.\n")
    (corpus / WASSER).unlink()
    assert main(["--corpus", str(corpus), "--without-rebuild"]) == 1
    assert capsys.readouterr().out.endswith("3 Mängel.\n")


def test_the_real_authored_corpus_has_no_fault() -> None:
    folders = CorpusFolders(CORPUS)
    evidence = Evidence(load_catalogue(folders.catalog))
    texts = [read_authored(path, folders.authoring) for path in sorted(folders.authoring.glob("*/*.md"))]
    assert len(texts) > 100
    assert list(authored_problems(texts, evidence)) == []
    assert list(fact_problems(texts, evidence, frozenset())) == []
