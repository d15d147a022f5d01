"""The whole programme as tables that a person can read: names, not ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.interchange.other_tables import other_tables
from facilitator.interchange.record_files import record_table, write_record
from facilitator.interchange.sheet_out import Table, write_csv, write_workbook
from facilitator.interchange.whole_record import whole_rows
from facilitator.store import tables as t

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.interchange.whole_record import WholeRecord
    from facilitator.words import Words


def readable_tables(db: Session, words: Words) -> tuple[Table, ...]:
    """Organisations, people, cohorts, pairings, sessions, promises, then every other table."""
    return (
        _organisations(db, words),
        _people(db, words),
        _cohorts(db, words),
        _pairings(db, words),
        _sessions(db, words),
        _commitments(db, words),
        *other_tables(db, words),
    )


@dataclass(frozen=True)
class FullExport:
    """Tables to read, and the same record as it is read back."""

    tables: tuple[Table, ...]
    record: WholeRecord


def full_export(db: Session, words: Words) -> FullExport:
    """Everything in the programme, as tables to read and as a record to read back."""
    return FullExport(readable_tables(db, words), whole_rows(db))


def write_export(export: FullExport, to: Path) -> list[Path]:
    """Write everything as one workbook (.xlsx) or as a folder of CSV files."""
    if to.suffix.lower() == ".xlsx":
        to.parent.mkdir(parents=True, exist_ok=True)
        write_workbook((*export.tables, record_table(export.record)), to)
        return [to]
    to.mkdir(parents=True, exist_ok=True)
    written = [to / f"{table.name}.csv" for table in export.tables]
    for table, path in zip(export.tables, written, strict=True):
        write_csv(table, path)
    return [*written, write_record(export.record, to)]


def _table(
    db: Session, name: str, columns: Mapping[str, Any], query: sa.Select[*tuple[Any, ...]]
) -> Table:
    shown = query.with_only_columns(*columns.values(), maintain_column_froms=True)
    rows = tuple(tuple(_shown(cell) for cell in row) for row in db.execute(shown))
    return Table(name, tuple(columns), rows)


def _shown(cell: object) -> object:
    """A cell as it is read: lists joined, enumerations by their value, nothing as empty."""
    if cell is None:
        return ""
    if isinstance(cell, list):
        return "; ".join(str(part) for part in cell)
    return getattr(cell, "value", cell)


def _organisations(db: Session, words: Words) -> Table:
    o = t.Organisation
    columns = {
        words("Code"): o.code,
        words("Name in English"): o.name_en,
        words("Name in Welsh"): o.name_cy,
        words("Sector"): o.sector,
        words("Region"): o.region,
        words("Lead"): o.lead_name,
    }
    return _table(db, words("Organisations"), columns, sa.select(o).order_by(o.code))


def _people(db: Session, words: Words) -> Table:
    p, a, o = t.Person, t.Affiliation, t.Organisation
    columns = {
        words("Code"): p.code,
        words("Full name"): p.full_name,
        words("Known as"): p.known_as,
        words("Organisation"): o.name_en,
        words("Department"): a.department,
        words("Role"): a.role,
        words("E-mail"): p.email,
        words("Phone"): p.phone,
        words("Language of letters"): p.letter_language,
        words("Languages of coaching"): p.coaching_languages,
        words("Availability"): p.availability,
        words("Joined"): p.joined,
        words("Left"): p.left,
    }
    query = (
        sa.select(p)
        .outerjoin(a, sa.and_(a.person_id == p.id, a.end.is_(None)))
        .outerjoin(o, o.id == a.organisation_id)
        .where(p.merged_into_id.is_(None))
        .order_by(p.code)
    )
    return _table(db, words("People"), columns, query)


def _cohorts(db: Session, words: Words) -> Table:
    c = t.Cohort
    columns = {
        words("Code"): c.code,
        words("Title"): c.title_en,
        words("State"): c.state,
        words("Start"): c.start,
        words("End"): c.end,
        words("Sessions received"): c.receives_sessions,
        words("Sessions given"): c.gives_sessions,
        words("Minutes"): c.session_minutes,
    }
    return _table(db, words("Cohorts"), columns, sa.select(c).order_by(c.code))


def _pairings(db: Session, words: Words) -> Table:
    p, c = t.Pairing, t.Cohort
    coach, coachee = aliased(t.Person), aliased(t.Person)
    columns = {
        words("Code"): p.code,
        words("Cohort"): c.title_en,
        words("Coach"): coach.full_name,
        words("Coachee"): coachee.full_name,
        words("State"): p.state,
        words("Start"): p.started,
        words("End"): p.planned_end,
        words("Sessions"): p.contracted_sessions,
        words("Minutes"): p.minutes_each,
    }
    query = (
        sa.select(p)
        .join(c, c.id == p.cohort_id)
        .join(coach, coach.id == p.coach_id)
        .join(coachee, coachee.id == p.coachee_id)
        .order_by(p.code)
    )
    return _table(db, words("Pairings"), columns, query)


def _sessions(db: Session, words: Words) -> Table:
    s, p = t.CoachingSession, t.Pairing
    coach, coachee = aliased(t.Person), aliased(t.Person)
    columns = {
        words("Code"): s.code,
        words("Date"): s.day,
        words("Coach"): coach.full_name,
        words("Coachee"): coachee.full_name,
        words("What happened"): s.status,
        words("Minutes"): s.minutes,
        words("Confirmed"): s.confirmed,
        words("Recorded on"): s.recorded_on,
    }
    query = (
        sa.select(s)
        .join(p, p.id == s.pairing_id)
        .join(coach, coach.id == p.coach_id)
        .join(coachee, coachee.id == p.coachee_id)
        .order_by(s.day, s.code)
    )
    return _table(db, words("Sessions"), columns, query)


def _commitments(db: Session, words: Words) -> Table:
    c, p, o = t.Commitment, t.Person, t.Organisation
    columns = {
        words("Code"): c.code,
        words("Whose"): sa.func.coalesce(p.full_name, o.name_en),
        words("Direction"): c.direction,
        words("Minutes"): c.minutes,
        words("From"): c.begins,
        words("Due"): c.due,
        words("State"): c.state,
    }
    query = (
        sa.select(c)
        .outerjoin(p, p.id == c.owner_person_id)
        .outerjoin(o, o.id == c.owner_organisation_id)
        .order_by(c.code)
    )
    return _table(db, words("Commitments"), columns, query)
