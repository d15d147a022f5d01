"""The cycle of a cohort: how it closes, and how the next one begins from it."""
