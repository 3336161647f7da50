"""Names, lock, and the safe swap of the output folder."""
