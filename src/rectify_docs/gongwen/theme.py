"""``word/theme/theme1.xml``: colours and fonts that nothing here uses, but that programs look for."""

from rectify_docs.gongwen.profile import Profile
from rectify_docs.gongwen.xml import DECLARATION

NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
SYSTEM_COLOURS = {"dk1": ("windowText", "000000"), "lt1": ("window", "FFFFFF")}
COLOURS = {
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "C00000",
    "accent2": "FF0000",
    "accent3": "7F7F7F",
    "accent4": "595959",
    "accent5": "A6A6A6",
    "accent6": "404040",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
LINE = f'<a:ln w="6350">{FILL}</a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_part(profile: Profile) -> bytes:
    """The theme: black on white, headings 小标宋, body 仿宋."""
    fonts = {"major": profile.family("小标宋"), "minor": profile.family("仿宋")}
    colours = [
        *(f'<a:{k}><a:sysClr val="{name}" lastClr="{rgb}"/></a:{k}>' for k, (name, rgb) in SYSTEM_COLOURS.items()),
        *(f'<a:{key}><a:srgbClr val="{rgb}"/></a:{key}>' for key, rgb in COLOURS.items()),
    ]
    scheme = "".join(_font(kind, family) for kind, family in fonts.items())
    styles = "".join(
        f"<a:{name}>{each * 3}</a:{name}>"
        for name, each in (
            ("fillStyleLst", FILL),
            ("lnStyleLst", LINE),
            ("effectStyleLst", EFFECT),
            ("bgFillStyleLst", FILL),
        )
    )
    return (
        f'{DECLARATION}<a:theme xmlns:a="{NAMESPACE}" name="公文"><a:themeElements>'
        f'<a:clrScheme name="公文">{"".join(colours)}</a:clrScheme>'
        f'<a:fontScheme name="公文">{scheme}</a:fontScheme>'
        f'<a:fmtScheme name="公文">{styles}</a:fmtScheme></a:themeElements></a:theme>'
    ).encode()


def _font(kind: str, family: str) -> str:
    faces = f'<a:latin typeface="{family}"/><a:ea typeface="{family}"/><a:cs typeface=""/>'
    return f"<a:{kind}Font>{faces}</a:{kind}Font>"
