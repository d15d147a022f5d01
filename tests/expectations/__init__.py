"""Expectations and rules."""
