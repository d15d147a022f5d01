"""Leaving the programme step by step: pairings, promises, thanks, and the roll."""
