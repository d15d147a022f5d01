"""Requests for help in the window."""
