"""Readiness and practice."""
