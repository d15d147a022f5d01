"""What is written for spreadsheets, and read back."""

from __future__ import annotations

import csv
import datetime as dt
import io
import tempfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.interchange.sheet_out import (
    Table,
    clipboard_text,
    csv_text,
    formula_guard_removed,
    formula_guarded,
    write_csv,
    write_workbook,
)
from facilitator.interchange.sheets import Pasted, read_sheet
from tests.interchange.making import preview

if TYPE_CHECKING:
    from pathlib import Path

NASTY = ("=1+1", "+44 1248", "-2+3", "@SUM(A1)", "\t=1", " =1", "'=1", "'t Hooft", "plain", "=")
PEOPLE = Table(
    "People",
    ("Name", "Email", "Role", "Joined", "Car"),
    (
        ("Siân Ŵyn", "sian@x.example", "=1+1", dt.date(2013, 2, 1), "-2+3"),
        ("Llŷr ap Rhys", "", None, None, "two\nlines"),
    ),
)


def test_csv_puts_an_apostrophe_before_what_would_run(tmp_path: Path) -> None:
    write_csv(Table("T", ("a",), tuple((cell,) for cell in NASTY)), tmp_path / "t.csv")
    data = (tmp_path / "t.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    cells = [row[0] for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))][1:]
    assert cells == [
        "'=1+1", "'+44 1248", "'-2+3", "'@SUM(A1)", "'\t=1", "' =1", "''=1", "'t Hooft", "plain",
        "'=",
    ]  # fmt: skip


def test_a_workbook_holds_no_formula(tmp_path: Path) -> None:
    write_workbook([Table("T", NASTY, (NASTY, tuple(range(10))))], tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    rows = list(book.worksheets[0].iter_rows())
    assert {cell.data_type for row in rows[:2] for cell in row} == {"s"}
    assert tuple(cell.value for cell in rows[1]) == NASTY
    assert [cell.value for cell in rows[2]] == list(range(10))


@pytest.mark.parametrize("name", ["people.csv", "people.xlsx"])
def test_what_was_exported_is_imported_as_it_was(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if path.suffix == ".csv":
        write_csv(PEOPLE, path)
    else:
        write_workbook([PEOPLE], path)
    first, second = (draft.person for draft in preview(path).drafts)
    assert (first.full_name, first.email, first.role) == ("Siân Ŵyn", "sian@x.example", "=1+1")
    assert first.joined == dt.date(2013, 2, 1)
    assert first.own_fields == (("Car", "-2+3"),)
    assert second.full_name == "Llŷr ap Rhys"
    assert second.own_fields == (("Car", "two lines"),)


def test_the_clipboard_takes_tabs_and_gives_the_same_cells_back() -> None:
    text = clipboard_text(PEOPLE)
    assert text.startswith("Name\tEmail\tRole")
    rows = read_sheet(Pasted(text)).rows
    assert [len(row.cells) for row in rows] == [5, 5, 5]
    assert rows[1].cells[2] == "'=1+1"


def test_sheet_titles_are_ones_that_excel_accepts(tmp_path: Path) -> None:
    long = "Sessions: held/cancelled [all] of the year"
    tables = [Table(long, ("a",), ()), Table(long, ("a",), ()), Table("'?'", ("a",), ())]
    write_workbook(tables, tmp_path / "t.xlsx")
    titles = openpyxl.load_workbook(tmp_path / "t.xlsx").sheetnames
    assert len(set(titles)) == 3
    assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in titles)


def test_an_unwritable_place_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble) as trouble:
        write_csv(PEOPLE, tmp_path / "gone" / "t.csv")
    assert trouble.value.kind is TroubleKind.NOT_THERE
    (tmp_path / "taken.csv").mkdir()
    with pytest.raises(StorageTrouble):
        write_csv(PEOPLE, tmp_path / "taken.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.csv"]


def test_an_interrupted_export_keeps_the_file_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_text("before")

    class Broken:
        def __str__(self) -> str:
            raise KeyError("broken")

    with pytest.raises(KeyError):
        write_workbook([Table("T", ("a",), ((Broken(),),))], path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@given(st.text(max_size=40))
def test_the_guard_comes_off_as_it_went_on(text: str) -> None:
    assert formula_guard_removed(formula_guarded(text)) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1))
def test_no_cell_of_a_csv_begins_as_a_formula(cells: list[str]) -> None:
    written = csv_text(Table("T", ("h",), tuple((cell,) for cell in cells)))
    for row in list(csv.reader(io.StringIO(written, newline="")))[1:]:
        assert not row or not row[0].lstrip().startswith(("=", "+", "-", "@"))


def test_no_sheet_lies_in_a_temporary_file_on_its_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "there is no such folder"))
    tables = (Table("People", ("Name", "Born"), (("Siân", 1),)), Table("People", (), ()))
    write_workbook(tables, tmp_path / "out.xlsx")
    write_workbook((), tmp_path / "empty.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert [list(row) for row in book["People"].iter_rows(values_only=True)] == [
        ["Name", "Born"],
        ["Siân", 1],
    ]
    assert book["People"].freeze_panes == "A2"
    assert openpyxl.load_workbook(tmp_path / "empty.xlsx").sheetnames == ["-"]
