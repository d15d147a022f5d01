"""The first layout, part 5: tables in the order of their keys."""

from __future__ import annotations

import sqlalchemy as sa

from facilitator.store.migrations import columns as c


def make() -> None:
    """Make the tables of this part."""
    _learning_part()
    _scan()


def _learning_part() -> None:
    c.make_table(
        "learning_part",
        *c.row(),
        c.link("slot_id", "learning_slot.id", cascade=True),
        c.link("person_id", "person.id", cascade=True),
        c.link("movement_id", "movement.id", null=True),
    )


def _scan() -> None:
    c.make_table(
        "scan",
        *c.row(),
        c.link("paper_id", "issued_paper.id", null=True),
        c.text("digest", 64, index=True),
        c.day("came"),
        c.text("file_name", 300),
        c.number("page"),
        c.text("why", 40),
        sa.CheckConstraint("page >= 0", name="page"),
    )
