"""The office's settings: ``rectify.toml`` as one frozen, validated object; every key has a default and a unit."""

from rectify_docs.settings.defaults import commented_defaults
from rectify_docs.settings.documents import SEALED, STAMPED, Disclosure, Minutes, Office
from rectify_docs.settings.rules import Format, ReadingRules, Rules
from rectify_docs.settings.settings import FILE_NAME, Settings, load
from rectify_docs.settings.table import Table

__all__ = [
    "FILE_NAME",
    "SEALED",
    "STAMPED",
    "Disclosure",
    "Format",
    "Minutes",
    "Office",
    "ReadingRules",
    "Rules",
    "Settings",
    "Table",
    "commented_defaults",
    "load",
]
