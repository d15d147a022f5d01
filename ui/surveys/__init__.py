"""Surveys in the window."""
