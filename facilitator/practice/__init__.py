"""Readiness and practice of whoever coaches."""
