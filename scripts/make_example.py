"""Make the example workspace's input: ``python scripts/make_example.py [OUT_DIR]``, by default the repository's."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.example.files import workspace

ROOT = Path(__file__).resolve().parents[1]
OWNED = ("measures", "units", "progress", "closures", "extensions", "rulings", "narrative")


def main(arguments: list[str]) -> int:
    """Writes every file; names those that lie there and are not the script's, and leaves them."""
    target = Path(arguments[0]) if arguments else ROOT / "input"
    made = workspace()
    for path, content in made.items():
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    print(f"已生成 {len(made)} 个示例文件：{target}")
    for folder in OWNED:
        for place in sorted((target / folder).rglob("*")):
            if place.is_file() and place.relative_to(target).as_posix() not in made:
                print(f"不是本脚本生成的文件，未改动：{place}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
