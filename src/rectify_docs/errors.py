"""Exit codes and the tree of exceptions: what breaks a run, as opposed to a finding, which does not."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command returns to the shell; the meaning of each is part of the contract."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    TEMPLATE = 4
    VERIFY = 5
    FILING = 6
    LOCKED = 7
    EDITED = 8
    DEFECT = 70


class RectifyError(Exception):
    """A run that cannot go on: what is wrong, where, and what the user can do about it (all in Chinese).

    Attributes:
        message: what is wrong.
        place: file, sheet, cell, line or setting; empty when there is none.
        remedy: what to do next.
    """

    exit_code = ExitCode.DEFECT
    code = "E70"

    def __init__(self, message: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.remedy = remedy


class UsageError(RectifyError):
    """Wrong command line or settings (用法或设置错误)."""

    exit_code = ExitCode.USAGE
    code = "E02"


class InputError(RectifyError):
    """Input that cannot be used at all (输入无法使用)."""

    exit_code = ExitCode.INPUT
    code = "E03"


class TemplateError(RectifyError):
    """A template that cannot be rendered (模板错误)."""

    exit_code = ExitCode.TEMPLATE
    code = "E04"


class VerifyError(RectifyError):
    """An output that failed verification (成品核验未通过)."""

    exit_code = ExitCode.VERIFY
    code = "E05"


class FilingError(RectifyError):
    """The finished output could not be put in its place (归档或换入失败)."""

    exit_code = ExitCode.FILING
    code = "E06"


class LockedError(RectifyError):
    """Another run holds the workspace (工作区被占用)."""

    exit_code = ExitCode.LOCKED
    code = "E07"


class EditedError(RectifyError):
    """An output was edited by hand and would be overwritten (成品已被人工修改)."""

    exit_code = ExitCode.EDITED
    code = "E08"
