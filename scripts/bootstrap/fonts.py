"""The free Fandol fonts, which stand in for the official ones; taken out of a Debian package without installing it."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from scripts.bootstrap import apt
from scripts.bootstrap.process import logged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.bootstrap.layout import Layout
    from scripts.bootstrap.progress import Progress

FILES = (
    "FandolFang-Regular.otf",
    "FandolKai-Regular.otf",
    "FandolHei-Regular.otf",
    "FandolHei-Bold.otf",
    "FandolSong-Regular.otf",
    "FandolSong-Bold.otf",
)
"""仿宋, 楷体, 黑体 and 宋体, of which the bold one stands for 小标宋."""

PACKAGE = "texlive-lang-chinese"
INSTALLED = Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol")
"""Where the package puts them if somebody has installed it."""


def missing(folder: Path) -> list[str]:
    """Return the names of the font files that `folder` lacks."""
    return [name for name in FILES if not (folder / name).is_file()]


def ensure_fonts(layout: Layout, progress: Progress) -> None:
    """Put the font files into the checkout's cache if they can be had without administrator's rights."""
    if not missing(layout.fonts):
        progress.note("已就绪")
        return
    if not missing(INSTALLED):
        layout.fonts.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copyfile(INSTALLED / name, layout.fonts / name)
        return
    mark = layout.cache / "fonts.failed"
    if not apt.is_available():
        progress.note(f"跳过：本机没有 apt；可把 Fandol 字体文件放入 {layout.fonts}")
        return
    if apt.failed_lately(mark):
        progress.note(f"跳过：24 小时内下载失败过，删除 .cache/{mark.name} 可立即重试")
        return
    progress.note("下载 Fandol 字体（约 50 MB）")
    # Why a folder elsewhere: a checkout's path may hold blanks and Chinese characters, which apt need not cope with.
    with tempfile.TemporaryDirectory(prefix="rectify-fonts-") as scratch:
        package = _download(Path(scratch), layout, progress)
        if package is not None:
            with contextlib.suppress(tarfile.TarError, OSError):
                extract(package, layout.fonts)
    if missing(layout.fonts):
        mark.touch()
        progress.note(f"未能取得字体，PDF 将用本机已有字体；原因见 {layout.log}")
    else:
        mark.unlink(missing_ok=True)


def own_lists(scratch: Path) -> list[str]:
    """Return the options that give apt package lists of our own, for users who may not write the system's."""
    for name in ("state/lists/partial", "cache/archives/partial"):
        (scratch / name).mkdir(parents=True)
    return [
        *("-o", f"Dir::State={scratch / 'state'}"),
        *("-o", "Dir::State::status=/var/lib/dpkg/status"),
        *("-o", f"Dir::Cache={scratch / 'cache'}"),
    ]


def _download(scratch: Path, layout: Layout, progress: Progress) -> Path | None:
    def apt_get(limit: int, *arguments: str) -> int:
        return logged(apt.apt_get(limit, *arguments), layout.log, beat=progress.note, cwd=scratch)

    if apt_get(900, "download", PACKAGE) != 0:
        options = own_lists(scratch)
        apt_get(300, *options, "update")
        apt_get(900, *options, "download", PACKAGE)
    return next(scratch.glob(f"{PACKAGE}_*.deb"), None)


def extract(package: Path, folder: Path) -> None:
    """Write the font files in a Debian package into `folder`, without unpacking the rest."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["dpkg-deb", "--fsys-tarfile", str(package)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as unpacker:
        if unpacker.stdout is not None:
            pick(unpacker.stdout, FILES, folder)
            unpacker.stdout.close()


def pick(stream: IO[bytes], names: Sequence[str], folder: Path) -> None:
    """Write the members of a tar stream whose file name is one of `names` into `folder`."""
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            name = PurePosixPath(member.name).name
            source = archive.extractfile(member) if name in names and member.isfile() else None
            if source is None:
                continue
            part = folder / f"{name}.part"
            with part.open("wb") as target:
                shutil.copyfileobj(source, target)
            part.replace(folder / name)
