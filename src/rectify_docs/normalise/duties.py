"""What a measure asks for again and again (每季度至少研究一次, 每月10日、25日前报送)."""

import re

from rectify_docs.model.deadline import Cadence, Duty
from rectify_docs.normalise.numerals import NUMERAL, arabic

NUMBER = rf"[\d{NUMERAL}]{{1,3}}"
PHRASE = re.compile(
    r"每(?:个)?(?P<every>半年|年|季度|季|月|周|旬)"
    rf"(?:份|度)?(?P<days>{NUMBER}[日号](?:\s*[、,，和及]\s*{NUMBER}[日号])*(?:之?前|以前))?"
    r"[^，。；,;\n]*"
)
CADENCES = {
    "周": Cadence.WEEKLY,
    "旬": Cadence.TEN_DAYS,
    "月": Cadence.MONTHLY,
    "季": Cadence.QUARTERLY,
    "季度": Cadence.QUARTERLY,
    "半年": Cadence.HALF_YEARLY,
    "年": Cadence.YEARLY,
}
LAST_DAY = 31


def duties(*texts: str) -> tuple[Duty, ...]:
    """The duties that the texts of one measure name, each once, in their order.

    Args:
        texts: the measure and its deadline as written.
    """
    found = (_duty(match) for text in texts for match in PHRASE.finditer(text))
    return tuple(dict.fromkeys(found))


def _duty(match: re.Match[str]) -> Duty:
    cadence = CADENCES[match["every"]]
    days = [int(number) for number in re.findall(r"\d+", arabic(match["days"] or ""))]
    own = tuple(day for day in days if 1 <= day <= LAST_DAY) if cadence is Cadence.MONTHLY else ()
    return Duty(match[0].strip(), cadence, own)
