"""Filters of lists that are kept under a name."""
