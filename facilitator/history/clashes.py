"""What stands between a form and the row it would save: who changed what since it was read."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.history.questions import names_in
from facilitator.store.base import Base
from facilitator.store.plumbing import Act, Change

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class ClashingField:
    """One field that a form would set and that somebody else has set otherwise meanwhile."""

    name: str
    mine: object
    theirs: object


@dataclass(frozen=True)
class Clash:
    """A row that is not any more as a form has read it.

    `version` is the one it has now; `fields` are those of the form that somebody else changed
    too, and differently; `what` says what the row is about.
    """

    table: str
    version: int
    who: str
    at: dt.datetime | None
    what: str
    fields: tuple[ClashingField, ...]


def clash_of(
    db: Session, table: str, row_id: uuid.UUID, read: int, mine: Mapping[str, object]
) -> Clash | None:
    """What others changed in a row since a form read that version; None: it is gone.

    Args:
        db: the programme, read only.
        table: the row's table.
        row_id: its key.
        read: the version that the form has read.
        mine: what the form would set, by field.
    """
    columns = Base.metadata.tables[table]
    row = db.execute(sa.select(columns).where(columns.c.id == row_id)).mappings().first()
    if row is None:
        return None
    now = {name: _plain(row[name]) for name in mine if name in columns.c}
    before = _as_read(db, table, row_id, read)
    newest = db.execute(
        sa.select(Act.who, Act.at)
        .join(Change, Change.act_id == Act.id)
        .where(Change.tbl == table, Change.pk == row_id.hex)
        .order_by(Act.id.desc())
        .limit(1)
    ).first()
    others = {name: value for name, value in mine.items() if isinstance(value, uuid.UUID)}
    texts = {name: str(value) for name, value in others.items()}
    theirs = {name: str(row[name]) for name in others if name in now}
    named = names_in(db, [(table, texts, theirs)])

    def said(value: object) -> object:
        return named.get(str(value), value) if isinstance(value, uuid.UUID) else value

    fields = tuple(
        ClashingField(name, said(value), said(row[name]))
        for name, value in mine.items()
        if name in now and _plain(value) != now[name] and _changed(name, now[name], before)
    )
    about = next((str(row[name]) for name in _NAMES if row.get(name)), "")
    who, at = (newest.who, newest.at) if newest else ("", None)
    return Clash(table, int(row["version"]), who, at, about, fields)


_NAMES = ("full_name", "name_en", "title_en", "name", "title", "code")


def _changed(name: str, now: object, before: Mapping[str, Any]) -> bool:
    """Whether others changed it since; where nobody knows any more what stood there, they may."""
    return name not in before or _like(before[name], now) != now


def _as_read(db: Session, table: str, row_id: uuid.UUID, read: int) -> dict[str, Any]:
    """The row as the form has read it, out of the journal; {} where that was let go."""
    images = db.execute(
        sa.select(Change.before, Change.after)
        .where(Change.tbl == table, Change.pk == row_id.hex)
        .order_by(Change.id.desc())
    )
    for pair in images:
        for text in pair:
            image: dict[str, Any] = json.loads(text) if text else {}
            if image.get("version") == read:
                return image
    return {}


def _plain(value: object) -> object:
    """A value as it can be compared: days, keys and kinds as text, lists as lists."""
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, (bool, int, float)) or value is None:
        return value
    return str(value)


def _like(image: object, now: object) -> object:
    """A value of an image, read as the row's own value of now is: each engine writes its way."""
    if isinstance(now, bool):
        return bool(image)
    if isinstance(now, (list, dict)) and isinstance(image, str):
        return json.loads(image)
    if (
        isinstance(now, str)
        and isinstance(image, str)
        and image.replace("-", "") == now.replace("-", "")
    ):
        return now
    return image
