"""Readiness and practice in the window."""
