"""What is measured and tried with the whole program: its speed and memory, and its behaviour on damaged input."""
