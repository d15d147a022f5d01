"""Applying and joining in the window."""
