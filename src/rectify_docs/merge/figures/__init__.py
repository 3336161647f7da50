"""The figures of a ledger, by what they count."""
