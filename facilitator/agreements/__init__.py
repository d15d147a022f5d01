"""Agreements and other issued papers: numbers, archive, signatures."""
