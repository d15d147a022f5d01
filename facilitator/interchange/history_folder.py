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
from facilitator.interchange.history_checks import CODED, check, last_day_told
from facilitator.interchange.history_tables import TABLES, CannotRead, Column, Table
from facilitator.reciprocity.record import Record, Settings
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from facilitator.interchange.history_checks import Placed
    from facilitator.reciprocity.record import Dismissal, Snooze

FORMAT = "facilitator-history/1"
SETTINGS_FILE = "programme.json"
MOST_OF_A_NAME = 200
# Days, months or minutes: far more than anybody sets.
MOST_OF_A_SETTING = 9999
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def read_history(folder: Path) -> Record:
    """The history that lies in a folder.

    Raises:
        RuleBroken: key `history_refused_…` with `file` and `line`; nothing was read.
    """
    settings = _read_settings(folder)
    placed = {table.name: list(_read_table(folder, table)) for table in TABLES}
    check(placed, settings.today)
    rows = {name: tuple(row for _, row in found) for name, found in placed.items()}
    return Record(settings=settings, **rows)


def write_history(record: Record, folder: Path) -> tuple[Path, ...]:
    """Write a record as a folder of files that reads back as the same record.

    Its day is moved to the last outcome or correction where it was asked for an earlier one.
    """
    own_day = max(record.settings.today, last_day_told(record))
    record = replace(record, settings=replace(record.settings, today=own_day))
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
    known = {kind: {row.id for row in getattr(record, name)} for kind, name in CODED}

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
    except (RecursionError, ValueError):
        # Brackets without end, or a number of thousands of digits.
        raise RuleBroken("history_refused_settings", file=SETTINGS_FILE, line=1) from None
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
        name_en=_name(found, "name_en"),
        name_cy=_name(found, "name_cy"),
        no_show_window_months=_setting(found, "no_show_window_months", 6),
        grace_days=_setting(found, "grace_days", 30),
        session_minutes=_setting(found, "session_minutes", 60),
        limits={str(name): _setting(limits, name, 0) for name in limits},
    )


def _name(found: Mapping[str, Any], name: str) -> str:
    value = str(found.get(name) or "")
    if "\0" in value or len(value) > MOST_OF_A_NAME:
        raise RuleBroken(
            "history_refused_long", file=SETTINGS_FILE, line=1, column=name, most=MOST_OF_A_NAME
        )
    return value


def _setting(found: Mapping[str, Any], name: str, default: int) -> int:
    value = found.get(name, default)
    if not isinstance(value, int) or not 0 <= value <= MOST_OF_A_SETTING:
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
    if "\0" in content:
        line = content[: content.index("\0")].count("\n") + 1
        raise RuleBroken("history_refused_letters", file=table.file, line=line)
    reader = csv.reader(io.StringIO(content, newline=""))
    try:
        places = _places(table, next(reader, []))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, _row(table, places, cells)
    except CannotRead as trouble:
        raise trouble.at(table.file, max(reader.line_num, 1)) from None
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
        values[column.field] = column.value(unguarded(cells[place]) if place < len(cells) else "")
    row: object = table.row(**values)
    return row
