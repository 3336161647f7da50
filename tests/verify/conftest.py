import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from rectify_docs.model.document import Rendered
from rectify_docs.model.figure import Figure
from rectify_docs.render.docx import compile_docx

AS_OF = dt.date(2018, 7, 6)
TOTAL = Figure("measures.total", "措施总数", 61, "61", "…")
RATE = Figure("measures.done_rate", "完成率", Decimal("43.5"), "43.5%", "…")

Letter = Callable[..., Rendered]


@pytest.fixture
def letter(tmp_path: Path) -> Letter:
    """A document by the renderer: a body with two tables, a header, a footer."""

    def make(**changed: object) -> Rendered:
        document = docx.Document()
        document.add_paragraph("示例市")
        document.add_paragraph("措施{{ total }}项，完成率{{ rate }}，另有{{ total }}项。{{ words }}")
        first = document.add_table(1, 2)
        first.rows[0].cells[0].text, first.rows[0].cells[1].text = "单位", "数"
        document.add_paragraph("表二")
        second = document.add_table(2, 3)
        second.rows[0].cells[0].merge(second.rows[0].cells[1])
        second.rows[0].cells[2].text = "{{ cell }}"
        second.rows[1].cells[2].text = "{{ rate }}"
        section = document.sections[0]
        section.header.paragraphs[0].text = "共{{ total }}项"
        section.footer.paragraphs[0].text = "{{ rate }}"
        path = tmp_path / "template.docx"
        document.save(str(path))
        variables = {"total": TOTAL, "rate": RATE, "words": "", "cell": "—", **changed}
        return compile_docx(path).render(variables, title="通报", author="示例市", as_of=AS_OF)

    return make
