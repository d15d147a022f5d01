"""Mutual aid."""
