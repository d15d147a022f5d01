"""Staying in touch: rest, coming back, stepping out."""
