"""Tables that are not journalled: the journal itself, archived bytes, half-typed words."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.store.base import STRICT, Base
from facilitator.store.types import Squeezed, json_type


class Act(Base):
    """One step: who did what when, and what it took back.

    `said_digest` is empty until what was said is erased: then it stands for it in the chain.
    """

    __tablename__ = "act"
    __table_args__ = STRICT

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime]
    who: Mapped[str] = mapped_column(sa.String(200))
    kind: Mapped[str] = mapped_column(sa.String(10))
    label: Mapped[str] = mapped_column(sa.String(100))
    said: Mapped[dict[str, Any] | None] = mapped_column(json_type())
    undoes: Mapped[int | None]
    undone_by: Mapped[int | None]
    final: Mapped[bool] = mapped_column(default=False)
    schema: Mapped[int]
    salt: Mapped[str] = mapped_column(sa.String(40))
    said_digest: Mapped[str | None] = mapped_column(sa.String(64))
    digest: Mapped[str] = mapped_column(sa.String(64), default="")


class Change(Base):
    """One row before and after a step.

    The digest is empty until the images are erased: then it stands for them in the chain.
    """

    __tablename__ = "change"
    __table_args__ = (sa.Index("ix_change_row", "tbl", "pk"), STRICT)

    id: Mapped[int] = mapped_column(
        sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True
    )
    act_id: Mapped[int] = mapped_column(sa.ForeignKey("act.id"), index=True)
    tbl: Mapped[str] = mapped_column(sa.String(60))
    pk: Mapped[str] = mapped_column(sa.String(40))
    before: Mapped[str | None] = mapped_column(sa.Text)
    after: Mapped[str | None] = mapped_column(sa.Text)
    salt: Mapped[str] = mapped_column(sa.String(40))
    digest: Mapped[str | None] = mapped_column(sa.String(64))


class ActNow(Base):
    """The step that is being written (SQLite); empty at every opening."""

    __tablename__ = "act_now"
    __table_args__ = STRICT

    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int | None]


class PaperChunk(Base):
    """A run of bytes that archived papers share, such as a font."""

    __tablename__ = "paper_chunk"
    __table_args__ = STRICT

    sha256: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    body: Mapped[bytes] = mapped_column(Squeezed())


class PaperPart(Base):
    """Which chunks, in which order, make up an archived paper."""

    __tablename__ = "paper_part"
    __table_args__ = STRICT

    paper_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    chunk: Mapped[str] = mapped_column(sa.ForeignKey("paper_chunk.sha256"))


class ScanPicture(Base):
    """What a scanned page shows, as a picture; undo leaves it so that redo finds it again."""

    __tablename__ = "scan_picture"
    __table_args__ = STRICT

    digest: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    body: Mapped[bytes]


class SigningKey(Base):
    """The key with which this laptop signs what it hands to another; it never leaves the file."""

    __tablename__ = "signing_key"
    __table_args__ = STRICT

    letter: Mapped[str] = mapped_column(sa.String(2), primary_key=True)
    secret: Mapped[bytes]


class Moved(Base):
    """Up to which step a programme was carried over from another kind of place."""

    __tablename__ = "moved"
    __table_args__ = STRICT

    step: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class HalfTyped(Base):
    """Words typed but not yet saved, offered again after a crash."""

    __tablename__ = "half_typed"
    __table_args__ = STRICT

    place: Mapped[str] = mapped_column(sa.String(200), primary_key=True)
    at: Mapped[dt.datetime]
    words: Mapped[dict[str, Any] | None] = mapped_column(json_type())


class Unfinished(Base):
    """What a step left to be done outside it, such as compacting the file after an erasure."""

    __tablename__ = "unfinished"
    __table_args__ = STRICT

    what: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
