"""Pairing: turns what people offer and ask for into rings of fair exchange (pure, no SQL)."""
