"""What `make run` and `make test` need before any dependency is installed: standard library only."""
