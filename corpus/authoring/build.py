"""Builds the starter documents from their authored sources.

    python corpus/authoring/build.py [--out DIR]     writes corpus/starter/<folder>/<name>.<ext>
    python corpus/authoring/build.py --check         fails on a fault in the sources or a stale built file
    python corpus/authoring/build.py --coverage      lists the facts that no document uses

Names of folders (``dossiers steckbriefe``) after the options limit the work to these.

Every run gives the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from typesetting.authored import Authored, AuthoredBlock, AuthoringError, read_authored  # noqa: E402
from typesetting.checks import faults, unused_facts  # noqa: E402
from typesetting.html_file import html_file  # noqa: E402
from typesetting.mail_file import mail_file  # noqa: E402
from typesetting.markdown_file import markdown_file  # noqa: E402
from typesetting.pdf_file import pdf_file  # noqa: E402
from typesetting.sourcing import SourceRegister, load_register, numbered  # noqa: E402

STARTER = HERE.parent / "starter"
CATALOG = HERE.parent / "catalog"
FOLDERS = ("steckbriefe", "dossiers", "leitfaden", "programm", "newsletter")

Writer = Callable[[Authored, tuple[AuthoredBlock, ...], tuple[str, ...]], bytes]
WRITERS: dict[str, Writer] = {"md": markdown_file, "html": html_file, "eml": mail_file, "pdf": pdf_file}


def authored_documents(folders: Sequence[str]) -> list[Authored]:
    """The authored documents of ``folders``, in the order of their names."""
    paths = sorted(path for folder in folders for path in (HERE / folder).glob("*.md"))
    return [read_authored(path) for path in paths]


def built(document: Authored, register: SourceRegister) -> bytes:
    """The bytes of the built file."""
    blocks, entries = numbered(document, register)
    return WRITERS[document.format](document, blocks, entries)


def build_all(documents: list[Authored], register: SourceRegister, out: Path) -> None:
    """Writes every document below ``out`` and removes built files whose source is gone."""
    targets = {out / document.target for document in documents}
    for document in documents:
        target = out / document.target
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(built(document, register))
    for folder in {document.name.partition("/")[0] for document in documents}:
        for stale in set((out / folder).glob("*.*")) - targets:
            stale.unlink()


def stale_files(documents: list[Authored], register: SourceRegister, out: Path, folders: Sequence[str]) -> list[str]:
    """Built files that are missing, differ from their source, or have none."""
    wanted = {document.target: document for document in documents}
    found = {path.relative_to(out).as_posix() for folder in folders for path in (out / folder).glob("*.*")}
    stale = [f"{name}: has no authored source" for name in sorted(found - set(wanted))]
    for name, document in wanted.items():
        if name not in found or (out / name).read_bytes() != built(document, register):
            stale.append(f"{name}: not built from the present source, run corpus/authoring/build.py")
    return stale


def run(arguments: argparse.Namespace) -> int:
    """0 when all is well; prints what is wrong otherwise."""
    register = load_register(CATALOG, HERE / "publishers.toml")
    documents = authored_documents(arguments.folders)
    if arguments.coverage:
        problems = unused_facts(documents, register, HERE)
    elif arguments.check:
        problems = faults(documents, register, HERE) or stale_files(
            documents, register, arguments.out, arguments.folders
        )
    else:
        build_all(documents, register, arguments.out)
        problems = []
    print("\n".join([*problems, f"{len(documents)} documents, {len(problems)} problems"]))
    return 1 if problems else 0


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", default=FOLDERS, help="folders to work on, all by default")
    parser.add_argument("--out", type=Path, default=STARTER, help="folder to write to")
    parser.add_argument("--check", action="store_true", help="write nothing, report faults")
    parser.add_argument("--coverage", action="store_true", help="list facts that no document uses")
    try:
        return run(parser.parse_args())
    except AuthoringError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
