"""A fontconfig file of ours: the official fonts where they are installed, free ones in their place where not."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from rectify_docs.gongwen.given import Face
from rectify_docs.gongwen.profile import profile

BOLD = 200
"""fontconfig's weight of a bold face."""
BOLD_FACE: Face = "小标宋"
"""It is heavier than 宋体: a free font in its place has to be bold; another 小标宋 is by itself."""
FANG, KAI, HEI, SONG = "FandolFang", "FandolKai", "FandolHei", "FandolSong"
FREE: Mapping[Face, tuple[str, ...]] = {
    "小标宋": (SONG, "Noto Serif CJK SC", "AR PL SungtiL GB", "AR PL UMing CN"),
    "仿宋": (FANG, "AR PL UMing CN", "Noto Serif CJK SC"),
    "楷体": (KAI, "AR PL UKai CN", "AR PL KaitiM GB"),
    "黑体": (HEI, "Noto Sans CJK SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"),
    "宋体": (SONG, "Noto Serif CJK SC", "AR PL UMing CN", "AR PL SungtiL GB"),
}
"""Face → free families that look like it, best first."""
FACE = {family: font.face for font in profile().font for family in font.families}
STAND_INS = {
    family: (*(other for other in font.families if other != family), *FREE[font.face])
    for font in profile().font
    for family in font.families
}
"""Family → what may stand in for it: others of the same face (GB/T 9704 5.2.2 and 7.3.1 name faces), then free ones."""
SYSTEM = "/etc/fonts/fonts.conf"
HEAD = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n'
FANDOL_BOLD = (
    '<match target="scan"><test name="family" compare="contains"><string>Fandol</string></test>'
    '<test name="style"><string>Bold</string></test>'
    f'<edit name="weight" mode="assign"><int>{BOLD}</int></edit></match>'
)
"""The bold Fandol faces say of themselves that they are regular, so that nobody would choose them."""
CHINESE = ":charset=6574"
"""Fonts with 整: fontconfig's own test for Chinese asks for rare letters that free fonts lack."""
TIMEOUT = 120


def write_config(folder: Path, fonts_dirs: Sequence[Path]) -> Path:
    """Write ``fonts.conf`` into the folder: the system's fonts, the folders, and stand-ins for missing families."""
    path = folder / "fonts.conf"
    seen = [_seen_anew(each.resolve(), folder / "fonts" / str(n)) for n, each in enumerate(fonts_dirs)]
    path.write_text(_config(folder, seen, {}), encoding="utf-8")
    path.write_text(_config(folder, seen, _chosen(_families(path))), encoding="utf-8")
    return path


def _seen_anew(fonts: Path, link: Path) -> Path:
    """The folder under a name of its own.

    Why: fontconfig remembers a folder by its name, with the weights from before our correction.
    """
    link.parent.mkdir(exist_ok=True)
    try:
        link.symlink_to(fonts, target_is_directory=True)
    except OSError:
        return fonts
    return link


def environment(config: Path) -> dict[str, str]:
    """The environment of a program that is to see the fonts of ``config``."""
    return {**os.environ, "FONTCONFIG_FILE": str(config)}


class Available(NamedTuple):
    """What documents will be seen in."""

    swapped: tuple[tuple[str, str], ...] = ()
    """Families that documents ask for and that are not installed, each with the one that is seen instead."""
    unreadable: bool = False
    """One of them has no Chinese letters, so that pages would be full of empty boxes."""


def available(fonts_dirs: Sequence[Path]) -> Available:
    """The fonts as fontconfig finds them; nothing to say where there is none to ask (Windows, macOS).

    LibreOffice uses the system's fonts there.
    """
    if shutil.which("fc-match") is None:
        return Available()
    with tempfile.TemporaryDirectory(prefix="rectify-fonts-") as scratch:
        config = write_config(Path(scratch), fonts_dirs)
        used = [(wanted, found) for wanted in _asked_for() if (found := _matched(config, wanted))]
        chinese = _families(config, CHINESE)
        swapped = tuple((wanted, found) for wanted, found in used if wanted != found)
        return Available(swapped, unreadable=any(found not in chinese for _, found in used))


def _asked_for() -> tuple[str, ...]:
    """The first family of each face."""
    return tuple(font.families[0] for font in profile().font)


def _matched(config: Path, family: str) -> str:
    """The name of the family that fontconfig takes."""
    names = _run(config, "fc-match", "-f", "%{family}", family).split(",")
    return family if family in names else names[0]


def _chosen(installed: frozenset[str]) -> dict[str, str]:
    """Missing family → the first of its stand-ins that is installed."""
    missing = (wanted for wanted in STAND_INS if wanted not in installed)
    found = ((wanted, next((name for name in STAND_INS[wanted] if name in installed), "")) for wanted in missing)
    return {wanted: name for wanted, name in found if name}


def _families(config: Path, pattern: str = ":") -> frozenset[str]:
    """The family names that fontconfig sees."""
    lines = _run(config, "fc-list", "-f", "%{family}\n", pattern).splitlines()
    return frozenset(name.strip() for line in lines for name in line.split(","))


def _run(config: Path, *command: str) -> str:
    """What a fontconfig tool prints; nothing where it is missing or fails."""
    if shutil.which(command[0]) is None:
        return ""
    try:
        done = subprocess.run(
            command, env=environment(config), capture_output=True, timeout=TIMEOUT, check=False, encoding="utf-8"
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def _config(folder: Path, fonts_dirs: Sequence[Path], chosen: Mapping[str, str]) -> str:
    system = os.environ.get("FONTCONFIG_FILE") or SYSTEM
    lines = [f"<cachedir>{escape(str(folder / 'cache'))}</cachedir>"]
    lines.append(f'<include ignore_missing="yes">{escape(system)}</include>')
    lines += [f"<dir>{escape(str(each))}</dir>" for each in fonts_dirs]
    lines.append(FANDOL_BOLD)
    lines += [_match(wanted, name) for wanted, name in chosen.items()]
    return HEAD + "\n".join(lines) + "\n</fontconfig>\n"


def _match(wanted: str, name: str) -> str:
    """A rule strong enough for LibreOffice, which passes over a plain alias."""
    weight = f'<edit name="weight" mode="assign" binding="strong"><int>{BOLD}</int></edit>'
    return (
        f'<match target="pattern"><test name="family" qual="any"><string>{wanted}</string></test>'
        f'<edit name="family" mode="prepend" binding="strong"><string>{name}</string></edit>'
        f"{weight if FACE[wanted] == BOLD_FACE and name in FREE[BOLD_FACE] else ''}</match>"
    )
