"""Pip itself, for machines whose Python comes without it (Debian without python3-venv)."""

from __future__ import annotations

import configparser
import hashlib
import html
import os
import re
import ssl
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bootstrap.process import SetupError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILE_NAME = "pip-26.3-py3-none-any.whl"
SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
DEFAULT_INDEX = "https://pypi.org/simple"
_TIMEOUT = 60.0


def fetch(folder: Path) -> Path:
    """Return the pinned pip wheel in `folder`, downloaded if it is not there yet.

    Raises:
        SetupError: If no package index gives a file with the pinned hash.
    """
    wheel = folder / FILE_NAME
    if wheel.is_file() and _matches(wheel.read_bytes()):
        return wheel
    files = pip_configuration_files(os.environ, Path.home())
    failures: list[str] = []
    for index in indexes(os.environ, files):
        try:
            content = _download(index, os.environ.get("PIP_CERT") or configured("cert", files))
        except (OSError, ValueError) as error:
            failures.append(f"{index}（{error}）")
            continue
        if _matches(content):
            folder.mkdir(parents=True, exist_ok=True)
            part = wheel.with_suffix(".part")
            part.write_bytes(content)
            part.replace(wheel)
            return wheel
        failures.append(f"{index}（文件校验值不符）")
    raise SetupError("下载 pip 失败：" + "；".join(failures) + "。请检查网络，或用 PIP_INDEX_URL 指定镜像后重试")


def pip_configuration_files(environ: Mapping[str, str], home: Path) -> tuple[Path, ...]:
    """Return pip's configuration files on Unix, the strongest first."""
    own = environ.get("PIP_CONFIG_FILE")
    if own == os.devnull:
        return ()
    config_home = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    usual = (config_home / "pip/pip.conf", home / ".pip/pip.conf", Path("/etc/pip.conf"), Path("/etc/xdg/pip/pip.conf"))
    return (Path(own), *usual) if own else usual


def configured(option: str, files: Iterable[Path]) -> str | None:
    """Return the value of a pip option from the first file that sets it."""
    for file in files:
        parser = configparser.RawConfigParser()
        try:
            parser.read(file, encoding="utf-8")
        except (OSError, ValueError, configparser.Error):
            continue
        for section in ("install", "global"):
            if parser.has_option(section, option):
                return parser.get(section, option).strip()
    return None


def indexes(environ: Mapping[str, str], files: Iterable[Path]) -> list[str]:
    """Return the package indexes to ask: the user's own, then the public one."""
    own = environ.get("PIP_INDEX_URL") or configured("index-url", files)
    found = [own, DEFAULT_INDEX] if own else [DEFAULT_INDEX]
    return list(dict.fromkeys(url.rstrip("/") for url in found))


def wheel_link(page: str, base: str) -> str:
    """Return the address of the pinned wheel on an index page (PEP 503).

    Raises:
        ValueError: If the page does not offer it.
    """
    for href in re.findall(r"""href=["']([^"']+)["']""", page):
        address = urllib.parse.urljoin(base, html.unescape(href))
        if urllib.parse.unquote(urllib.parse.urlsplit(address).path).endswith("/" + FILE_NAME):
            return urllib.parse.urldefrag(address).url
    message = f"没有 {FILE_NAME}"
    raise ValueError(message)


def _matches(content: bytes) -> bool:
    return hashlib.sha256(content).hexdigest() == SHA256


def _download(index: str, certificates: str | None) -> bytes:
    base = f"{index}/pip/"
    context = ssl.create_default_context(cafile=certificates)
    try:
        link = wheel_link(_get(base, context).decode("utf-8"), base)
        return _get(link, context)
    except urllib.error.URLError as error:
        if not isinstance(error.reason, ssl.SSLCertVerificationError):
            raise
    # Why: a minimal machine has no ca-certificates. What comes is accepted by its pinned hash alone, so the
    # connection need not be trusted; pip brings certificates of its own for everything after.
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    link = wheel_link(_get(base, context).decode("utf-8"), base)
    return _get(link, context)


def _get(url: str, context: ssl.SSLContext) -> bytes:
    request = urllib.request.Request(url, headers={"Accept": "text/html"})
    with urllib.request.urlopen(request, timeout=_TIMEOUT, context=context) as response:
        content: bytes = response.read()
        return content
