"""The hash chain over the journal: shows tampering, survives the erasing of images.

Each change has `SHA-256(salt | table | key | before | after)`, each act the same of what it said;
each act keeps `SHA-256(digest of the act before | its own facts | those digests)`. While images
are there their digests are computed from them. When a person is erased the images and salts go,
the digests are written down in their place, and the chain still closes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from facilitator.store.plumbing import Act, Change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy.orm import Session

ERASED = ""
_HEEDED_EVERY = 1000


@dataclass(frozen=True)
class ChainState:
    """Whether the journal is whole, and the first act at which it is not."""

    whole: bool
    acts: int
    erased_changes: int
    broken_at: int | None = None


class Facts(NamedTuple):
    """The facts of an act that the chain runs over."""

    id: int
    at: dt.datetime
    who: str
    kind: str
    label: str
    said: dict[str, Any] | None
    undoes: int | None
    final: bool
    schema: int
    salt: str
    said_digest: str | None = None


class ChangeFacts(NamedTuple):
    """What the chain runs over in a change."""

    act_id: int
    tbl: str
    pk: str
    before: str | None
    after: str | None
    salt: str
    digest: str | None


class Link(NamedTuple):
    """One step of the chain: its facts, its changes, and the digest that was written for it."""

    act: Facts
    changes: tuple[ChangeFacts, ...]
    digest: str


_ACTS = sa.select(*(getattr(Act, name) for name in (*Facts._fields, "digest"))).order_by(Act.id)
_CHANGES = sa.select(*(getattr(Change, name) for name in ChangeFacts._fields)).order_by(Change.id)
_BEFORE = (
    sa.select(Act.digest).where(Act.id < sa.bindparam("number")).order_by(Act.id.desc()).limit(1)
)
_CHANGES_BY_ACT = _CHANGES.order_by(None).order_by(Change.act_id, Change.id)
_CHANGES_OF_ONE = _CHANGES.where(Change.act_id == sa.bindparam("number"))


def sealed(connection: sa.Connection, act: Facts, heed: Callable[[], None]) -> str:
    """The digest of the step that is being written, which leans on the one before it.

    `heed` is called now and then, and may raise.
    """
    here = {"number": act.id}
    before = connection.execute(_BEFORE, here).scalar()
    changes = connection.execute(_CHANGES_OF_ONE, here)

    def digests() -> Iterator[str]:
        for number, row in enumerate(changes):
            if number % _HEEDED_EVERY == 0:
                heed()
            yield _change_digest(ChangeFacts(*row))

    return _act_digest(before, act, digests())


def checked(db: Session) -> ChainState:
    """Go through the whole journal and say whether every link holds."""
    found = checked_links(links(db))
    if not found.whole:
        return found
    loose = sa.select(Change.act_id).where(Change.act_id.not_in(sa.select(Act.id))).limit(1)
    astray = db.scalar(loose)
    return found if astray is None else replace(found, whole=False, broken_at=astray)


def links(db: Session) -> Iterator[Link]:
    """The chain, link by link."""
    connection = db.connection()
    changes = (ChangeFacts(*row) for row in connection.execute(_CHANGES_BY_ACT))
    of_act = groupby(changes, key=lambda change: change.act_id)
    ahead = next(of_act, None)
    for *facts, digest in connection.execute(_ACTS):
        act = Facts(*facts)
        while ahead is not None and ahead[0] < act.id:
            ahead = next(of_act, None)
        mine: tuple[ChangeFacts, ...] = ()
        if ahead is not None and ahead[0] == act.id:
            mine = tuple(ahead[1])
            ahead = next(of_act, None)
        yield Link(act, mine, digest)


def checked_links(chain: Iterable[Link]) -> ChainState:
    """Say whether every link holds, and the first step at which one does not."""
    erased = acts = 0
    before: str | None = None
    for link in chain:
        if link.digest != _act_digest(before, link.act, map(_change_digest, link.changes)):
            return ChainState(whole=False, acts=acts, erased_changes=erased, broken_at=link.act.id)
        erased += sum(change.salt == ERASED for change in link.changes)
        before, acts = link.digest, acts + 1
    return ChainState(whole=True, acts=acts, erased_changes=erased)


def erase(db: Session, rows: Iterable[tuple[str, str]]) -> int:
    """Blank every image of these (table, key) rows and what their steps said; how many images.

    The digests stay in their place, so that the chain still closes; undo stops there.
    """
    db.flush()
    found: list[int] = []
    for table, key in rows:
        of_row = (Change.tbl == table, Change.pk == key, Change.salt != ERASED)
        found += db.scalars(sa.select(Change.id).where(*of_row))
    acts = erase_images(db, found)
    erase_said(db, acts)
    return len(found)


def erase_images(db: Session, changes: Iterable[int]) -> set[int]:
    """Blank these images, by the number of the change; the numbers of their steps."""
    acts: set[int] = set()
    for change_id in changes:
        row = db.execute(_CHANGES.where(Change.id == change_id)).one()
        change = ChangeFacts(*row)
        if change.salt != ERASED:
            digest = _change_digest(change)
            _blank(db, Change, change_id, before=None, after=None, digest=digest)
        acts.add(change.act_id)
    return acts


def erase_said(db: Session, acts: Iterable[int]) -> None:
    """Blank what these steps said; the step that is being written is left to say it."""
    for number in sorted(set(acts)):
        row = db.execute(_ACTS.where(Act.id == number, Act.digest != "")).one_or_none()
        act = None if row is None else Facts(*row[:-1])
        if act is not None and act.salt != ERASED:
            _blank(db, Act, act.id, said=None, said_digest=_said_digest(act))


def _blank(db: Session, table: type[Act | Change], row_id: int, **left: object) -> None:
    blank = sa.update(table).where(table.id == row_id).values(salt=ERASED, **left)
    db.execute(blank.execution_options(synchronize_session=False))


def is_erased(db: Session, number: int) -> bool:
    """Whether images of this step were erased."""
    found = sa.select(Change.id).where(Change.act_id == number, Change.salt == ERASED).limit(1)
    return db.scalar(found) is not None


def _digest(parts: Iterable[object]) -> str:
    """SHA-256 over the parts, each with its length, so that none can lean into the next."""
    texts = ("" if part is None else str(part) for part in parts)
    return hashlib.sha256("".join(f"{len(text)}:{text}" for text in texts).encode()).hexdigest()


def _change_digest(change: ChangeFacts) -> str:
    if change.salt == ERASED:
        return change.digest or ""
    return _digest((change.salt, change.tbl, change.pk, change.before, change.after))


def _said_digest(act: Facts) -> str:
    if act.salt == ERASED:
        return act.said_digest or ""
    said = json.dumps(act.said or {}, sort_keys=True, ensure_ascii=False)
    return _digest((act.salt, said))


def _act_digest(before: str | None, act: Facts, changes: Iterable[str]) -> str:
    at = act.at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    facts = (act.id, at, act.who, act.kind, act.label, act.undoes, act.final, act.schema)
    return _digest((before, *facts, _said_digest(act), *changes))
