"""Make the default templates: ``python scripts/make_templates.py [OUT_DIR]``, by default the repository's."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.templates.all import templates

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    """Writes every template."""
    target = Path(arguments[0]) if arguments else ROOT / "templates"
    for path, content in templates().items():
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        print(f"已生成 {place}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
