"""GB/T 9704-2012: the profile with its clauses, and the styles made from it."""
