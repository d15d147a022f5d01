"""Fonts, icons, themes, word catalogues, guide and clauses: data only."""
