"""Promises: who gives how many minutes, to whom or elsewhere, by when."""
