"""Commands, progress bars, exit codes: the only place that prints or exits."""
