"""Migrations of the programme file, one module per released layout."""
