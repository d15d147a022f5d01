"""A programme's history as a folder of files: read strictly, written so that it reads back.

    read_history(folder) -> Record      write_history(record, folder) -> tuple[Path, ...]

Reading refuses with a `RuleBroken` that names file and line, and says nothing more before: an
absent file is an empty table, further columns are passed over, the order of rows is free. Cells
that a spreadsheet would take for a formula leave with an apostrophe, which reading takes off.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from facilitator.errors import RuleBroken
from facilitator.interchange import history_tables as tables
from facilitator.interchange.history_tables import TABLES, CannotRead, Column, Table
from facilitator.reciprocity.record import HELD, PROGRAMME, Record, Settings, Status
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from facilitator.reciprocity.record import Dismissal, Snooze

FORMAT = "facilitator-history/1"
SETTINGS_FILE = "programme.json"
# What can only be said once the day has come; a session may be cancelled or moved ahead of it.
_OUTCOMES = HELD | {
    Status.NO_SHOW_COACH,
    Status.NO_SHOW_COACHEE,
    Status.LATE_CANCEL_COACH,
    Status.LATE_CANCEL_COACHEE,
}
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")

# The kinds of code, and the table that gives each.
_CODED = (
    (tables.ORGANISATION, "organisations"),
    (tables.PERSON, "people"),
    (tables.COHORT, "cohorts"),
    (tables.PAIRING, "pairings"),
    (tables.SESSION, "sessions"),
    (tables.COMMITMENT, "commitments"),
    ("agreement", "agreements"),
    ("request", "requests"),
    ("movement", "movements"),
)

Placed = tuple[int, Any]


def read_history(folder: Path) -> Record:
    """The history that lies in a folder.

    Raises:
        RuleBroken: key `history_refused_…` with `file` and `line`; nothing was read.
    """
    settings = _read_settings(folder)
    placed = {table.name: list(_read_table(folder, table)) for table in TABLES}
    _check_codes(placed)
    _check_days(placed, settings.today)
    rows = {name: tuple(row for _, row in found) for name, found in placed.items()}
    return Record(settings=settings, **rows)


def write_history(record: Record, folder: Path) -> tuple[Path, ...]:
    """Write a record as a folder of files that reads back as the same record."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / SETTINGS_FILE
    settings.write_text(settings_text(record.settings), encoding="utf-8")
    written = [settings]
    of_what_is_there = _without_lost_subjects(record)
    for table in TABLES:
        target = folder / table.file
        target.write_text(table_text(of_what_is_there, table), encoding="utf-8", newline="")
        written.append(target)
    return tuple(written)


def _without_lost_subjects(record: Record) -> Record:
    """The record without snoozes and dismissals of what has been erased or merged since."""
    known = {kind: {row.id for row in getattr(record, name)} for kind, name in _CODED}

    def stands(row: Snooze | Dismissal) -> bool:
        kind = tables.SUBJECTS.get(row.rule)
        return kind is None or row.subject in known[kind]

    return replace(
        record,
        snoozes=tuple(row for row in record.snoozes if stands(row)),
        dismissals=tuple(row for row in record.dismissals if stands(row)),
    )


def settings_text(settings: Settings) -> str:
    """The programme's settings as JSON."""
    content = {
        "format": FORMAT,
        "name_en": settings.name_en,
        "name_cy": settings.name_cy,
        "today": settings.today.isoformat(),
        "no_show_window_months": settings.no_show_window_months,
        "grace_days": settings.grace_days,
        "session_minutes": settings.session_minutes,
        "limits": dict(sorted(settings.limits.items())),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def table_text(record: Record, table: Table) -> str:
    """One table as comma separated text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.heading for column in table.columns)
    for row in getattr(record, table.name):
        writer.writerow(
            guarded(column.write(getattr(row, column.field))) for column in table.columns
        )
    return out.getvalue()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """A cell as it was before it was guarded."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _read_settings(folder: Path) -> Settings:
    try:
        found = json.loads((folder / SETTINGS_FILE).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise RuleBroken("history_refused_no_settings", file=SETTINGS_FILE, line=1) from None
    except json.JSONDecodeError as error:
        raise RuleBroken(
            "history_refused_settings", file=SETTINGS_FILE, line=error.lineno
        ) from None
    except UnicodeDecodeError:
        raise RuleBroken("history_refused_letters", file=SETTINGS_FILE, line=1) from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise RuleBroken("history_refused_format", file=SETTINGS_FILE, line=1, format=FORMAT)
    try:
        today = dt.date.fromisoformat(found["today"])
    except (KeyError, TypeError, ValueError):
        raise RuleBroken(
            "history_refused_date", file=SETTINGS_FILE, line=1, value=str(found.get("today", ""))
        ) from None
    limits = found.get("limits") or {}
    if not isinstance(limits, dict):
        raise RuleBroken("history_refused_settings", file=SETTINGS_FILE, line=1)
    return Settings(
        today=today,
        name_en=str(found.get("name_en", "")),
        name_cy=str(found.get("name_cy", "")),
        no_show_window_months=_setting(found, "no_show_window_months", 6),
        grace_days=_setting(found, "grace_days", 30),
        session_minutes=_setting(found, "session_minutes", 60),
        limits={str(name): _setting(limits, name, 0) for name in limits},
    )


def _setting(found: Mapping[str, Any], name: str, default: int) -> int:
    value = found.get(name, default)
    if not isinstance(value, int) or value < 0:
        raise RuleBroken(
            "history_refused_number", file=SETTINGS_FILE, line=1, value=f"{name}: {value}"
        )
    return int(value)


def _read_table(folder: Path, table: Table) -> Iterator[Placed]:
    """The rows of one file with the line on which each ends."""
    path = folder / table.file
    if not path.exists():
        return
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise RuleBroken("history_refused_letters", file=table.file, line=line) from None
    reader = csv.reader(io.StringIO(content, newline=""))
    try:
        places = _places(table, next(reader, []))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, _row(table, places, cells)
    except CannotRead as trouble:
        raise trouble.at(table.file, reader.line_num) from None
    except csv.Error:
        raise RuleBroken(
            "history_refused_settings", file=table.file, line=reader.line_num
        ) from None


def _places(table: Table, headings: list[str]) -> list[tuple[Column, int]]:
    """Where each column of the table stands in the file."""
    there = [heading.strip().lower() for heading in headings]
    for column in table.columns:
        if column.heading not in there:
            raise CannotRead(N_("history_refused_column"), column=column.heading)
    return [(column, there.index(column.heading)) for column in table.columns]


def _row(table: Table, places: list[tuple[Column, int]], cells: list[str]) -> object:
    values: dict[str, object] = {}
    for column, place in places:
        value = column.read(unguarded(cells[place]) if place < len(cells) else "")
        if column.must and value in (None, ""):
            raise CannotRead(N_("history_refused_empty"), column=column.heading)
        values[column.field] = value
    row: object = table.row(**values)
    return row


def _check_codes(placed: Mapping[str, list[Placed]]) -> None:
    """Every code is given once, and every code that is used has been given."""
    known = {kind: _codes(placed, name) for kind, name in _CODED}
    organisations = known[tables.ORGANISATION]
    known[tables.PARTY] = known[tables.PERSON] | organisations | {PROGRAMME}
    for line, person in placed["people"]:
        if person.id in organisations or person.id == PROGRAMME:
            raise RuleBroken("history_refused_twice", file="people.csv", line=line, id=person.id)
    for table in TABLES:
        for column in table.columns:
            if column.names:
                _check_column(placed, table, column, known[column.names])
    _check_subjects(placed, known)


def _check_subjects(
    placed: Mapping[str, list[Placed]], known: Mapping[str, frozenset[str]]
) -> None:
    """What was snoozed or dismissed is there; a rule of somebody else's is taken as it stands."""
    for name in ("snoozes", "dismissals"):
        for line, row in placed[name]:
            kind = tables.SUBJECTS.get(row.rule)
            if kind is not None and row.subject not in known[kind]:
                raise RuleBroken(
                    "history_refused_unknown",
                    file=f"{name}.csv",
                    line=line,
                    column="subject",
                    id=row.subject,
                )


def _check_column(
    placed: Mapping[str, list[Placed]], table: Table, column: Column, known: frozenset[str]
) -> None:
    for line, row in placed[table.name]:
        value = getattr(row, column.field)
        for code in value if isinstance(value, tuple) else (value,):
            if code and code not in known:
                raise RuleBroken(
                    "history_refused_unknown",
                    file=table.file,
                    line=line,
                    column=column.heading,
                    id=code,
                )


def _codes(placed: Mapping[str, list[Placed]], name: str) -> frozenset[str]:
    found: set[str] = set()
    for line, row in placed[name]:
        if row.id in found:
            raise RuleBroken("history_refused_twice", file=f"{name}.csv", line=line, id=row.id)
        found.add(row.id)
    return frozenset(found)


def _check_days(placed: Mapping[str, list[Placed]], today: dt.date) -> None:
    """No session has an outcome before its day, corrections included; no rest ends before it."""
    date_of = {row.id: row.date for _, row in placed["sessions"]}
    for name, said in (
        ("sessions", [(line, row.id, row.status) for line, row in placed["sessions"]]),
        ("corrections", [(line, row.session, row.status) for line, row in placed["corrections"]]),
    ):
        for line, session, status in said:
            if status in _OUTCOMES and date_of[session] > today:
                raise RuleBroken(
                    "history_refused_future", file=f"{name}.csv", line=line, id=session
                )
    for line, pause in placed["pauses"]:
        if pause.last is not None and pause.last < pause.first:
            raise RuleBroken("history_refused_backwards", file="pauses.csv", line=line)
