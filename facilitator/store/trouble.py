"""Turns what a database driver raises into the trouble that the facilitator is told."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken, StorageTrouble, TroubleKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS = (
    ("disk is full", TroubleKind.DISK_FULL),
    ("is locked", TroubleKind.LOCKED),
    ("readonly", TroubleKind.READ_ONLY),
    ("unable to open", TroubleKind.NO_PERMISSION),
    ("malformed", TroubleKind.DAMAGED),
    ("not a database", TroubleKind.DAMAGED),
    ("disk i/o error", TroubleKind.FAILING),
    ("server closed the connection", TroubleKind.FAILING),
    ("connection", TroubleKind.FAILING),
)


@contextlib.contextmanager
def told_plainly(file: str) -> Iterator[None]:
    """Raise StorageTrouble for what disk, lock or file did; RuleBroken for a text too long."""
    try:
        yield
    except (sa.exc.OperationalError, sa.exc.DatabaseError) as error:
        text = str(error.orig).lower()
        if isinstance(error, sa.exc.IntegrityError) and "_length" in text:
            raise RuleBroken("text_too_long", what=_column(text)) from error
        for sign, kind in _SIGNS:
            if sign in text and not isinstance(error, sa.exc.IntegrityError):
                raise StorageTrouble(kind, file=file) from error
        raise


def _column(text: str) -> str:
    """The column that a length check names: "ck_person_full_name_length" gives its last words."""
    name = text.split("ck_", 1)[-1].split("_length", 1)[0]
    return name.replace("_", " ")
