"""A full export reads back as the same record, from a workbook and from a folder."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import openpyxl
import pytest

from facilitator.clock import Clock
from facilitator.errors import RuleBroken
from facilitator.interchange.actions import import_record
from facilitator.interchange.everything import full_export, write_export
from facilitator.interchange.record_files import FILE, holds_record, read_record
from facilitator.interchange.whole_record import WholeRecord, WholeRow, whole_rows
from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.reading import whole_record
from facilitator.store.check import checked
from facilitator.store.opening import created
from facilitator.words import Language, Words
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.store.opening import OpenProgramme

ANY_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@pytest.mark.parametrize("name", ["all.xlsx", "all"])
def test_a_full_export_reads_back_as_the_same_record(
    sample: OpenProgramme, tmp_path: Path, name: str
) -> None:
    to = tmp_path / name
    export = sample.ask(full_export, Words(Language.CY))
    write_export(export, to)
    assert holds_record(to)
    with created(tmp_path / "new.facilitator", None, "Mair", Clock(TODAY, seed=9)) as again:
        again.do(import_record, read_record(to))
        assert facts(again) == facts(sample)
        assert values(again.ask(whole_rows)) == values(export.record)


def facts(programme: OpenProgramme) -> tuple[object, ...]:
    found = programme.ask(checked)
    assert found.is_sound
    said = figures(programme.ask(whole_record, TODAY), today=TODAY)
    return found.people, found.organisations, found.sessions, found.papers, said


def values(record: WholeRecord) -> list[tuple[str, str]]:
    """Every row by what it says: rows without a code may stand in another order."""
    return sorted((row.table, _without_links(row)) for row in record.rows)


def _without_links(row: WholeRow) -> str:
    text = json.dumps(row.fields, ensure_ascii=False, sort_keys=True)
    return re.sub(r"→ \w+ \d+", "→", text)


def test_no_internal_key_leaves_with_an_export(sample: OpenProgramme, tmp_path: Path) -> None:
    write_export(sample.ask(full_export, Words(Language.EN)), tmp_path / "all.xlsx")
    book = openpyxl.load_workbook(tmp_path / "all.xlsx", read_only=True)
    cells = [
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    ]
    book.close()
    assert len(cells) > 1000
    assert not [cell for cell in cells if ANY_KEY.search(cell)]


def test_who_stands_there_already_is_not_mixed_with_an_export(sample: OpenProgramme) -> None:
    before = sample.ask(whole_rows)
    with pytest.raises(RuleBroken, match="record_needs_empty_programme"):
        sample.do(import_record, before)
    assert sample.ask(whole_rows) == before


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (WholeRow("person", 1, {"code": "P1", "full_name": 7}), "record_value_odd"),
        (WholeRow("person", 1, {"code": "P1", "status": "flying"}), "record_value_odd"),
        (WholeRow("person", 1, {"code": "P1", "joined": "31/02"}), "record_value_odd"),
        (WholeRow("skill", 1, {"person_id": "→ person 9"}), "record_value_odd"),
        (WholeRow("rocket", 1, {}), "record_of_newer_program"),
    ],
)
def test_an_odd_row_is_named_and_nothing_written(
    programme: OpenProgramme, row: WholeRow, key: str
) -> None:
    with pytest.raises(RuleBroken, match=key):
        programme.do(import_record, WholeRecord((row,)))
    assert programme.ask(checked).people == 0


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '["facilitator-record/2", 1, ""]', '["facilitator-record/1", "x", ""]',
             '["facilitator-record/1", 1, ""]\n["person", 1]']
)  # fmt: skip
def test_a_torn_export_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(RuleBroken, match="record_unreadable"):
        read_record(tmp_path)
