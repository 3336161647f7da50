"""Which findings concern the newest week; those of closed weeks were dealt with then and stay in run.json."""

import datetime as dt
import re

from rectify_docs.model.finding import Finding

REOPENED = "F130"
WEEK_FOLDER = re.compile(r"^input/progress/(\d{4}-\d{2}-\d{2})/")


def is_current(found: Finding, week: dt.date | None) -> bool:
    """Whether a finding is about the newest week, or about something that has no week; a reopened week always is."""
    if found.code == REOPENED:
        return True
    stated = found.week or _folder_week(found)
    return stated is None or stated == week


def _folder_week(found: Finding) -> dt.date | None:
    match = WEEK_FOLDER.match(found.source.file) if found.source else None
    try:
        return dt.date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None
