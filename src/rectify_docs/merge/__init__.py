"""Records → ledger: matching, conflicts, lifecycle, history, statistics."""
