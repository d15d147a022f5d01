"""What is copied, as a spreadsheet takes it in."""

from __future__ import annotations


def pasteable(cell: str) -> str:
    """A cell for the clipboard: quoted where it holds a break, as spreadsheets expect."""
    if any(sign in cell for sign in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
