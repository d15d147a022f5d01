"""Expectations and rules in the window."""
