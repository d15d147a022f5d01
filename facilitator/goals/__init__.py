"""Goals of a pairing: titles and 1 to 10, never content."""
