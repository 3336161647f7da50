"""From units' weekly spreadsheets to one ledger and the official documents of rectification (整改)."""

__version__ = "0.1.0"
