"""The board of asks and offers, and what came of it."""
