"""A ``rectify.toml`` to begin with."""

from pydantic.fields import FieldInfo

from rectify_docs.settings.settings import Settings
from rectify_docs.settings.table import Table


def commented_defaults() -> str:
    """A ``rectify.toml`` in which every key stands with its meaning, commented out at its default."""
    lines = ["# 整改办的设置。去掉行首的“# ”并改值即可；省略的键用默认值，键名写错会报错。", ""]
    tables = []
    for name, field in Settings.model_fields.items():
        key, default = field.alias or name, field.get_default(call_default_factory=True)
        if isinstance(default, Table):
            tables += [f"[{key}]", *(_commented(n, f) for n, f in type(default).model_fields.items()), ""]
        elif isinstance(default, dict):
            tables += [f"[{key}]", f"# weekly-dispatch = 2026-03-30  # {field.description}", ""]
        else:
            lines.append(_commented(key, field))
    return "\n".join([*lines, "", *tables])


def _commented(name: str, field: FieldInfo) -> str:
    default = field.get_default(call_default_factory=True)
    shown = _example(field) if default is None else _toml(default)
    return f"# {name} = {shown}  # {field.description}"


def _toml(value: object) -> str:
    """A default as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _example(field: FieldInfo) -> str:
    """What a key without default may be set to."""
    if "float" in str(field.annotation):
        return "30"
    return "7" if "int" in str(field.annotation) else "2026-03-30"
