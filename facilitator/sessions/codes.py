"""The code on a session slip: the pairing's own code and one digit that guards it.

slip_code("A014") -> "A014-7"        is_right("a014-7") -> True

The digit is Damm's: every single wrong digit and every swap of two neighbours is noticed.
"""

from __future__ import annotations

import re
from functools import reduce

# The rows of Damm's table of ten: no row repeats a digit, and x·y and y·x are never the same.
_TABLE = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
_SHAPE = re.compile(r"([A-Z]*\d+)-(\d)")


def slip_code(pairing: str) -> str:
    """The code that stands on a slip of the pairing with this code."""
    return f"{pairing}-{_check(pairing)}"


def looks_like_a_slip(typed: str) -> bool:
    """Whether something typed has the shape of a slip's code, right or not."""
    return _SHAPE.fullmatch(_plain(typed)) is not None


def is_right(typed: str) -> bool:
    """Whether something typed is a slip's code whose digits fit together."""
    shape = _SHAPE.fullmatch(_plain(typed))
    return shape is not None and _check(shape[1]) == int(shape[2])


def same_slip(typed: str, pairing: str) -> bool:
    """Whether something typed is the code on the slips of the pairing with this code.

    The hyphen before the last digit may be left out.
    """
    wanted = _plain(slip_code(pairing))
    return _plain(typed) in {wanted, f"{wanted[:-2]}{wanted[-1]}"}


def _plain(typed: str) -> str:
    """What was typed without blanks, in capitals."""
    return "".join(typed.split()).upper()


def _check(code: str) -> int:
    """The digit that guards the digits of a code; letters do not count."""
    return reduce(lambda row, digit: int(_TABLE[row][int(digit)]), re.findall(r"[0-9]", code), 0)
