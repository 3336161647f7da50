"""How documents end by the settings: with a seal, without one, or with the signature stamp of who signs."""

from pathlib import Path

from rectify_docs.errors import UsageError
from rectify_docs.gongwen.closing import Seal, Stamp
from rectify_docs.gongwen.units import Mm
from rectify_docs.render.picture import NotPngError, png_size
from rectify_docs.settings import FILE_NAME, SEALED, STAMPED, Office


def seal_of(office: Office, workspace: Path) -> Seal:
    """What the head of the office does not sign is sealed where the others bear the stamp.

    Raises:
        UsageError: the stamp's picture cannot be read.
    """
    if office.seal != STAMPED:
        return Seal(office.seal == SEALED)
    stamp = Stamp(office.name, office.title, Mm(office.stamp_width_mm), Mm(office.stamp_height_mm))
    return Seal(stamp=_pictured(stamp, workspace / office.stamp_image) if office.stamp_image else stamp)


def _pictured(stamp: Stamp, path: Path) -> Stamp:
    """The stamp with its picture, which keeps its shape within the room that the settings give it."""
    place = f"{FILE_NAME} office.stamp_image"
    try:
        data = path.read_bytes()
        across, down = png_size(data)
    except OSError as error:
        message = f"签名章图片无法读取：{error.strerror}"
        raise UsageError(message, place=place, remedy="请写明工作区内的文件路径，或删去该键、打印后加盖") from error
    except NotPngError as error:
        message = "签名章图片不是 PNG 文件"
        raise UsageError(message, place=place, remedy="请另存为 PNG（透明底）") from error
    scale = min(stamp.width / across, stamp.height / down)
    return stamp._replace(width=Mm(across * scale), height=Mm(down * scale), picture=data)
