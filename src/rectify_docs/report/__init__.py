"""Ledger → the typed context of one document kind; no arithmetic is left to the templates."""
