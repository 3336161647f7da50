"""Re-open what was made: tags left, figures unequal, values lost."""
