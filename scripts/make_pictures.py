"""Pictures of real pages for the README, made from the example's PDFs in ``output/``.

Run ``make run`` first: only what a run made is shown.
"""

import json
import sys
from pathlib import Path

import pypdfium2
from PIL import ImageOps

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "pictures"
DPI = 72
POINTS_PER_INCH = 72
PAGES = {
    "measure-list": (1,),
    "weekly-dispatch": (1, 2, 3),
    "npc-report": (1,),
    "meeting-minutes": (1,),
    "disclosure-notice": (1,),
    "supervision-letter": (1,),
}
"""Document kind → pages to show; of several documents of a kind the first."""


def main() -> int:
    """Writes the pictures; 1 where the output has no PDF of a kind."""
    runs = sorted((ROOT / "output").glob("*/run.json"))
    if not runs:
        print("没有成品：请先运行 make run", file=sys.stderr)
        return 1
    folder = runs[-1].parent
    documents = json.loads(runs[-1].read_bytes())["documents"]
    TARGET.mkdir(parents=True, exist_ok=True)
    for kind, pages in PAGES.items():
        pdfs = [item["path"] for item in documents if item["kind"] == kind and item["path"].endswith(".pdf")]
        if not pdfs:
            print(f"没有 {kind} 的 PDF：请安装 LibreOffice 后再运行 make run", file=sys.stderr)
            return 1
        _draw(folder / pdfs[0], kind, pages)
    return 0


def _draw(pdf: Path, kind: str, pages: tuple[int, ...]) -> None:
    """One picture a page, with a thin grey edge."""
    document = pypdfium2.PdfDocument(pdf)
    for page in pages:
        image = document[page - 1].render(scale=DPI / POINTS_PER_INCH).to_pil().convert("RGB")
        target = TARGET / f"{kind}-{page}.png"
        ImageOps.expand(image, border=1, fill=(128, 128, 128)).quantize(32).save(target, optimize=True)
        print(target.relative_to(ROOT).as_posix())


if __name__ == "__main__":
    sys.exit(main())
