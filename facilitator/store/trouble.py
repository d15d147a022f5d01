"""Turns what a database driver raises into the trouble that the facilitator is told.

SQLAlchemy is imported where its errors are told: the guard knows the bare driver only.
"""

from __future__ import annotations

import contextlib
import errno
import re
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken, StorageTrouble, TroubleKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import sqlalchemy as sa

_SIGNS = (
    ("disk is full", TroubleKind.DISK_FULL),
    ("no space left", TroubleKind.DISK_FULL),
    ("is locked", TroubleKind.LOCKED),
    ("readonly", TroubleKind.READ_ONLY),
    ("unable to open", TroubleKind.NO_PERMISSION),
    ("malformed", TroubleKind.DAMAGED),
    ("not a database", TroubleKind.DAMAGED),
    ("disk i/o error", TroubleKind.FAILING),
    ("connection", TroubleKind.FAILING),
)
_NUMBERS = {
    errno.ENOSPC: TroubleKind.DISK_FULL,
    errno.EDQUOT: TroubleKind.DISK_FULL,
    errno.EROFS: TroubleKind.READ_ONLY,
    errno.EACCES: TroubleKind.NO_PERMISSION,
    errno.EPERM: TroubleKind.NO_PERMISSION,
    errno.ENOENT: TroubleKind.NOT_THERE,
    errno.ENOTDIR: TroubleKind.NOT_THERE,
    errno.ENAMETOOLONG: TroubleKind.NAME_TOO_LONG,
    errno.EISDIR: TroubleKind.FOLDER,
}


# Each engine's own words, with the name of the constraint.
_CHECK = re.compile(r"(?:CHECK constraint failed: |violates check constraint \")ck_(?P<name>\w+)")


@contextlib.contextmanager
def told_plainly(file: str) -> Iterator[None]:
    """Raise StorageTrouble for what disk, lock or file did, RuleBroken for what no row may say."""
    import sqlalchemy as sa

    try:
        yield
    except sa.exc.DatabaseError as error:
        if column := _too_long(error):
            raise RuleBroken("text_too_long", what=column) from error
        if what := _not_allowed(error):
            raise RuleBroken("not_allowed_in_record", what=what) from error
        kind = _kind(str(error.orig))
        if kind is None or isinstance(error, sa.exc.IntegrityError):
            raise
        raise StorageTrouble(kind, file=file) from error


def plain_trouble(error: Exception, file: str) -> StorageTrouble:
    """The trouble behind an error of the system or of the bare driver."""
    if isinstance(error, OSError):
        kind = _NUMBERS.get(error.errno or 0, TroubleKind.FAILING)
    else:
        kind = _kind(str(error)) or TroubleKind.FAILING
    return StorageTrouble(kind, file=file or "/")


def _kind(text: str) -> TroubleKind | None:
    return next((kind for sign, kind in _SIGNS if sign in text.lower()), None)


def _not_allowed(error: sa.exc.DatabaseError) -> str:
    """What a row may not be, where a CHECK refused it: "ck_person_capacity" is a capacity."""
    found = _CHECK.search(str(error.orig))
    return found["name"].replace("_", " ") if found else ""


def _too_long(error: sa.exc.DatabaseError) -> str | None:
    """The column whose text was too long, where that was the matter."""
    import sqlalchemy as sa

    text = str(error.orig)
    if isinstance(error, sa.exc.IntegrityError) and "_length" in text:
        # "ck_person_full_name_length" gives "person full name".
        return text.split("ck_", 1)[-1].split("_length", 1)[0].replace("_", " ")
    if isinstance(error, sa.exc.DataError) and "value too long" in text:
        return _longest(error.params)
    return None


def _longest(given: object) -> str:
    """The name of the longest text in a statement: PostgreSQL names no column."""
    rows: Sequence[Mapping[str, object]] = given if isinstance(given, list) else [given]  # type: ignore[list-item]  # psycopg's parameters are mappings
    texts = [(len(text), name) for row in rows for name, text in row.items() if type(text) is str]
    return max(texts)[1].replace("_", " ") if texts else ""
