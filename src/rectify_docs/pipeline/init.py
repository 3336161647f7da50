"""``init``: a new workspace with settings, templates, folders and empty forms."""

import datetime as dt
from pathlib import Path

from rectify_docs.errors import FilingError, UsageError
from rectify_docs.pipeline.templates import packaged_templates
from rectify_docs.render.workbook import write_workbook
from rectify_docs.report.empty_forms import FORMS, empty_form
from rectify_docs.report.kinds import NARRATED
from rectify_docs.settings import FILE_NAME, commented_defaults

FOLDERS = ("input/progress", *(f"input/narrative/{kind}" for kind in NARRATED), "output")
FILE_DATE = dt.date(1980, 1, 1)


def init_workspace(folder: Path) -> tuple[str, ...]:
    """Makes the workspace; returns the files made, as paths below it.

    Raises:
        UsageError: the folder holds something already.
        FilingError: it cannot be written to.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = "文件夹已存在且不是空的"
        raise UsageError(message, place=str(folder), remedy="请换一个新文件夹名")
    files = {FILE_NAME: commented_defaults().encode()}
    files |= {name: write_workbook(empty_form(name), FILE_DATE).data for name in FORMS}
    templates = packaged_templates()
    for path in sorted(templates.glob("*/*")):
        files[f"templates/{path.relative_to(templates).as_posix()}"] = path.read_bytes()
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
    except OSError as error:
        message = f"无法建立工作区：{error.strerror}"
        raise FilingError(message, place=str(folder), remedy="请检查上级文件夹的权限") from error
    return tuple(files)
