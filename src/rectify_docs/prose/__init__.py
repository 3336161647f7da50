"""Style of official Chinese: punctuation (GB/T 15834), numerals (GB/T 15835), figures that fit each other."""
