"""Fonts, icons, themes, word catalogues, guide and clauses: data only."""

from pathlib import Path

# Always a folder on the disk: packages are installed unpacked.
FOLDER = Path(__file__).parent
