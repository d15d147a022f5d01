"""Shares, as every figure writes them."""

from __future__ import annotations


def ratio(part: int, whole: int) -> float | None:
    """A share to four decimals, None where there is nothing to share."""
    return round(part / whole, 4) if whole else None
