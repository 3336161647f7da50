"""All measurements: ``python -m benchmarks`` (``make bench``); writes ``docs/benchmarks.md``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import merging, pages, reading
from benchmarks.document import MERGING, PAGES, READING, SCALE, document

DOCUMENT = Path("docs/benchmarks.md")


def main(arguments: Sequence[str]) -> int:
    """Measures, prints and writes; 0 whatever the figures, for they are reported and not tested."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=reading.ROUNDS)
    parser.add_argument("--scale-rounds", type=int, default=reading.SCALE_ROUNDS, help="0: leave the 3,000 sheets out")
    parser.add_argument("--merge-rounds", type=int, default=merging.ROUNDS, help="0: leave the ledger out")
    parser.add_argument("--page-rounds", type=int, default=pages.ROUNDS, help="0: leave the pages out")
    parser.add_argument("--no-docs", action="store_true", help=f"leave {DOCUMENT} as it is")
    options = parser.parse_args(arguments)
    read = reading.table(options.rounds, options.scale_rounds)
    merged = merging.table(options.merge_rounds) if options.merge_rounds else []
    drawn = pages.table(options.page_rounds) if options.page_rounds else []
    scale = SCALE.format(rounds=options.scale_rounds) if options.scale_rounds else ""
    text = document(
        [
            (READING.format(rounds=options.rounds, scale=scale), read),
            (MERGING.format(rounds=options.merge_rounds), merged),
            (PAGES.format(rounds=options.page_rounds), drawn),
        ]
    )
    print(text)
    if not options.no_docs:
        DOCUMENT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
