"""The hash chain over the journal: shows tampering, survives the erasing of images.

Each change keeps `digest = SHA-256(salt | table | key | before | after)`; each act keeps
`SHA-256(digest of the act before | its own facts | digests of its changes)`. When a person is
erased the images and salts go, the digests stay, and the chain still closes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store.plumbing import Act, Change

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class ChainState:
    """Whether the journal is whole, and the first act at which it is not."""

    whole: bool
    acts: int
    erased_changes: int
    broken_at: int | None = None


def seal(db: Session, number: int) -> None:
    """Write the digests of a step's changes and of the step itself."""
    changes = db.execute(_changes().where(Change.act_id == number).order_by(Change.id)).all()
    digests = [_change_digest(row) for row in changes]
    if changes:
        # The table, not the mapped class: no row of the journal is held by the session.
        db.connection().execute(
            sa.update(Change.__table__)  # type: ignore[arg-type]  # a Table at run time
            .where(Change.id == sa.bindparam("change_id"))
            .values(digest=sa.bindparam("sealed")),
            [
                {"change_id": row.id, "sealed": digest}
                for row, digest in zip(changes, digests, strict=True)
            ],
        )
    before = db.scalar(
        sa.select(Act.digest).where(Act.id < number).order_by(Act.id.desc()).limit(1)
    )
    act = db.execute(_acts().where(Act.id == number)).one()
    db.execute(
        sa.update(Act).where(Act.id == number).values(digest=_act_digest(before, act, digests))
    )


def checked(db: Session) -> ChainState:
    """Go through the whole journal and say whether every link holds."""
    digests: dict[int, list[str]] = {}
    erased = 0
    for row in db.execute(_changes().order_by(Change.id)):
        if row.salt == "":
            erased += 1
        elif row.digest != _change_digest(row):
            return ChainState(whole=False, acts=0, erased_changes=erased, broken_at=row.act_id)
        digests.setdefault(row.act_id, []).append(row.digest or "")
    before: str | None = None
    acts = 0
    for act in db.execute(_acts().order_by(Act.id)):
        if act.digest != _act_digest(before, act, digests.get(act.id, [])):
            return ChainState(whole=False, acts=acts, erased_changes=erased, broken_at=act.id)
        before = act.digest
        acts += 1
    return ChainState(whole=True, acts=acts, erased_changes=erased)


def _changes() -> sa.Select[int, int, str, str, str | None, str | None, str, str | None]:
    return sa.select(
        Change.id,
        Change.act_id,
        Change.tbl,
        Change.pk,
        Change.before,
        Change.after,
        Change.salt,
        Change.digest,
    )


def _acts() -> sa.Select[int, str, str, str, int | None, str]:
    return sa.select(Act.id, Act.kind, Act.who, Act.label, Act.undoes, Act.digest)


def _change_digest(
    row: sa.Row[int, int, str, str, str | None, str | None, str, str | None],
) -> str:
    parts = (row.salt, row.tbl, row.pk, row.before or "", row.after or "")
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _act_digest(
    before: str | None,
    act: sa.Row[int, str, str, str, int | None, str],
    changes: list[str],
) -> str:
    parts = (before or "", str(act.id), act.kind, act.who, act.label, str(act.undoes), *changes)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
