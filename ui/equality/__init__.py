"""Equality monitoring in sums."""
