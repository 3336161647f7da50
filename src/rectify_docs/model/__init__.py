"""Frozen records that travel between the stages; no file is opened here."""
