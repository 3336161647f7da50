"""The typed variables of each document kind: what its template may use."""
