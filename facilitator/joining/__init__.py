"""Applying, being accepted, and what is done with everybody who joins."""
