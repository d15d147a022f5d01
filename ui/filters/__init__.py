"""Filters that are kept under a name."""
