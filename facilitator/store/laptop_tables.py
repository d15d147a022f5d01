"""More than one laptop: what was brought in from others, and who has a cohort for a while."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.store import columns
from facilitator.store.base import Row


class Bundle(Row):
    """An exchange file that went out or was brought in, and how far each side knew the other.

    `head` is the digest of the sender's newest step then; of one that was brought in, `known` is
    that of our newest step in it, and `knows` the digests up to which its sender had taken others
    over, as far as they were new here: what came from them through the sender. `mixed` are the rows
    (table:key) that bringing in changed and left otherwise than the sender has them. It is true of
    this laptop and never handed on.
    """

    __tablename__ = "bundle"
    __table_args__ = columns.held_to("steps")

    is_ours: Mapped[bool]
    letter: Mapped[str] = mapped_column(sa.String(2))
    signer: Mapped[str] = mapped_column(sa.String(64))
    head: Mapped[str] = mapped_column(sa.String(64), index=True)
    known: Mapped[str] = columns.text(64)
    made_on: Mapped[dt.date]
    brought_on: Mapped[dt.date | None]
    steps: Mapped[int]
    knows: Mapped[list[str] | None] = columns.json()
    mixed: Mapped[list[str] | None] = columns.json()


class Loan(Row):
    """A cohort that one laptop alone writes, until a day or until it is given back."""

    __tablename__ = "loan"

    cohort_id: Mapped[columns.Id] = columns.key_to("cohort", cascade=True)
    letter: Mapped[str] = mapped_column(sa.String(2))
    to_whom: Mapped[str] = columns.text(200)
    until: Mapped[dt.date | None]
    lent_on: Mapped[dt.date]
    back_on: Mapped[dt.date | None]
