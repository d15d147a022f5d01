"""What putting a backup in a programme's place would lose and bring back, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver
from sqlalchemy.orm import Session

from facilitator.store import guard
from facilitator.store.plumbing import Act

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from facilitator.store.cipher import Key


@dataclass(frozen=True)
class StepNote:
    """A step as the history says it: when, who, and a wording key with values."""

    number: int
    at: dt.datetime
    who: str
    label: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Compared:
    """Steps that stand only in the programme (lost by a restore) or only in the backup."""

    lost: tuple[StepNote, ...]
    gained: tuple[StepNote, ...]


def compared(ours: Session, source: Path, key: Key | None) -> Compared:
    """Compare an open programme with a backup of it; not a byte of either changes."""
    with guard.quiet_connection(source, key) as connection:
        looking = sa.create_engine(
            "sqlite://", creator=lambda: connection, module=driver, poolclass=sa.StaticPool
        )
        with Session(looking) as db:
            theirs = _steps(db)
    here = _steps(ours)
    return Compared(
        tuple(note for digest, note in here.items() if digest not in theirs),
        tuple(note for digest, note in theirs.items() if digest not in here),
    )


def _steps(db: Session) -> dict[str, StepNote]:
    """Every step by its digest, the newest first."""
    columns = (Act.digest, Act.id, Act.at, Act.who, Act.label, Act.said)
    rows = db.execute(sa.select(*columns).order_by(Act.id.desc()))
    return {
        digest: StepNote(number, at, who, label, said or {})
        for digest, number, at, who, label, said in rows
    }
