"""LibreOffice, which makes the PDFs; all else works without it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from scripts.bootstrap import apt
from scripts.bootstrap.process import logged

if TYPE_CHECKING:
    from scripts.bootstrap.layout import Layout
    from scripts.bootstrap.progress import Progress

PACKAGES = ("libreoffice-writer-nogui", "libreoffice-writer")
"""The packages to try in order; the first has no desktop part."""

HINT = "提示：没有 LibreOffice，本次未生成 PDF；安装{what}后再运行一次即可"


def is_installed() -> bool:
    """Return whether a LibreOffice is on the path."""
    return shutil.which("soffice") is not None or shutil.which("libreoffice") is not None


def hint() -> str:
    """Return the one line that says how to get PDFs."""
    command = f"（sudo apt-get install {PACKAGES[0]}）" if apt.is_available() else "（https://www.libreoffice.org）"
    return HINT.format(what=" LibreOffice" + command)


def ensure_office(layout: Layout, progress: Progress) -> None:
    """Install LibreOffice if it is missing and that needs neither a question nor a password."""
    if is_installed():
        progress.note("已就绪")
        return
    mark = layout.cache / "libreoffice.failed"
    prefix = apt.administrator() if apt.is_available() else None
    if prefix is None:
        progress.note("跳过：不能自动安装系统软件")
        return
    if apt.failed_lately(mark):
        progress.note(f"跳过：24 小时内安装失败过，删除 .cache/{mark.name} 可立即重试")
        return
    progress.note("用 apt-get 安装，约需一至五分钟")
    logged([*prefix, *apt.apt_get(300, "update")], layout.log, beat=progress.note)
    for package in PACKAGES:
        command = [*prefix, *apt.apt_get(1800, "install", "--no-install-recommends", package)]
        if logged(command, layout.log, beat=progress.note) == 0 and is_installed():
            mark.unlink(missing_ok=True)
            return
    mark.touch()
    progress.note(f"未能安装，原因见 {layout.log}")
