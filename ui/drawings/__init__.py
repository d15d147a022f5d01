"""Painted widgets: rings, the matrix, timelines, dumbbells, bars and badges."""
