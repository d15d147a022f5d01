"""Closing a cohort with its list of what is left, and beginning the next from it."""
