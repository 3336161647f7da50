"""Mutated files through reading and normalising: no crash, no hang, no lost row (``python -m benchmarks.fuzz``)."""
