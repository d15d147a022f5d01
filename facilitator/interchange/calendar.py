"""A gathering as a calendar file (.ics) that every calendar program reads; no network is used.

A gathering that is moved keeps its UID and counts its SEQUENCE up (RFC 5545), so that a calendar
that took in the first file moves its entry instead of adding another.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.store import tables as t
from facilitator.words import Language

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

# Octets in a line, its end not counted.
LONGEST = 75


def gathering_file(
    db: Session, gathering_id: uuid.UUID, language: Language, made: dt.datetime
) -> str:
    """The calendar file of one gathering; `made` is the moment, in UTC."""
    row = db.get_one(t.Gathering, gathering_id)
    welsh = language is Language.CY
    title, other = (row.title_cy, row.title_en) if welsh else (row.title_en, row.title_cy)
    place, elsewhere = (row.place_cy, row.place_en) if welsh else (row.place_en, row.place_cy)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Facilitator//Facilitator//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{row.id}@facilitator",
        f"SEQUENCE:{row.version}",
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        *_times(row),
        f"SUMMARY:{_plain(title or other)}",
        f"LOCATION:{_plain(place or elsewhere)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _times(row: t.Gathering) -> Iterator[str]:
    """Local times of the place where it is; without any, the whole day."""
    if not row.starts_at:
        yield f"DTSTART;VALUE=DATE:{row.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{row.day + dt.timedelta(days=1):%Y%m%d}"
        return
    yield f"DTSTART:{row.day:%Y%m%d}T{row.starts_at.replace(':', '')}00"
    if row.ends_at:
        yield f"DTEND:{row.day:%Y%m%d}T{row.ends_at.replace(':', '')}00"


def _plain(text: str) -> str:
    """Text as the format wants it: signs with a meaning of their own are told apart."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A long line in parts of so many octets, each further part begun by a blank."""
    part = ""
    for letter in line:
        if len(f"{part}{letter}".encode()) > LONGEST:
            yield part
            part = " "
        part += letter
    yield part
