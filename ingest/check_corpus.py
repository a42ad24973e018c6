"""``python -m ingest.check_corpus``: is every statement of the starter corpus sourced and every figure right?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.corpus_check import CorpusFolders, check_corpus
from ingest.corpus_check.messages import message
from ingest.settings import PROJECT_ROOT


def main(arguments: Sequence[str] | None = None) -> int:
    """0 if all is well, 1 with the list of problems on standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=PROJECT_ROOT / "corpus")
    parser.add_argument("--without-rebuild", action="store_true")
    chosen = parser.parse_args(arguments)
    checked = check_corpus(CorpusFolders(chosen.corpus), rebuild=not chosen.without_rebuild)
    if checked.problems:
        lines = [*checked.problems, message("count", count=len(checked.problems))]
    else:
        lines = [message("all_well", authored=checked.authored, built=checked.built, facts=checked.facts)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if checked.problems else 0


if __name__ == "__main__":
    sys.exit(main())
