"""Two records of one person become one: whatever named the other names the kept one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store.base import Row
from facilitator.store.tables import Apart, Enrolment, Pairing, PairMark, Person, PlannedPair, Skill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.store.journal import Step

_FILLS = ("known_as", "email", "phone", "profession", "region", "joined", "language_asked_on")


def merge_rows(step: Step, kept: Person, other: Person) -> None:
    """Move everything of `other` to `kept` and mark `other` as merged.

    Raises:
        RuleBroken: the two coach each other, so they cannot be one person.
    """
    both = {kept.id, other.id}
    pair = sa.select(Pairing.id).where(Pairing.coach_id.in_(both), Pairing.coachee_id.in_(both))
    if step.scalar(pair.limit(1)) is not None:
        raise RuleBroken("merge_would_pair_with_self", name=kept.full_name)
    for table, column in _person_columns():
        for row in step.scalars(sa.select(table).where(getattr(table, column) == other.id)):
            setattr(row, column, kept.id)
    step.flush()
    _drop_doubles(step, kept)
    for name in _FILLS:
        if not getattr(kept, name):
            setattr(kept, name, getattr(other, name))
    if other.notes:
        kept.notes = f"{kept.notes}\n{other.notes}".strip()
    other.merged_into_id = kept.id


def _person_columns() -> Iterator[tuple[type[Row], str]]:
    """Every column of every table that names a person."""
    for mapper in Row.registry.mappers:
        table = mapper.class_
        if not issubclass(table, Row) or table is Person:
            continue
        for column in mapper.columns:
            if any(key.column.table.name == "person" for key in column.foreign_keys):
                yield table, mapper.get_property_by_column(column).key


def _drop_doubles(step: Step, kept: Person) -> None:
    """Remove what the person would now have twice, or have with themselves."""
    for table, keys in (
        (Enrolment, ("cohort_id",)),
        (Skill, ("topic_id", "kind")),
    ):
        seen: set[tuple[object, ...]] = set()
        for row in step.scalars(sa.select(table).where(table.person_id == kept.id)).all():
            mark = tuple(getattr(row, key) for key in keys)
            if mark in seen:
                step.delete(row)
            seen.add(mark)
    for apart in step.scalars(
        sa.select(Apart).where(Apart.person_id == kept.id, Apart.other_id == kept.id)
    ).all():
        step.delete(apart)
    for plan in (PairMark, PlannedPair):
        own = sa.select(plan).where(plan.coach_id == kept.id, plan.coachee_id == kept.id)
        for row in step.scalars(own).all():
            step.delete(row)
