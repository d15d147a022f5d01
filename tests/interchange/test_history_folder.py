"""History folders: read strictly, with file and line; written so that they read back the same."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import RuleBroken
from facilitator.interchange.history_folder import guarded, read_history, unguarded, write_history
from facilitator.reciprocity.record import (
    Agreement,
    BankHoliday,
    Dismissal,
    Qualification,
    Record,
    Request,
    Snooze,
    Supervision,
    Thanks,
)
from facilitator.words import Language, Words
from tests.reciprocity.histories import day, histories, person, record, session

FULL = record(
    sessions=(session("S1", "A1", "2026-02-01", others=("P3",)),),
    agreements=(Agreement("G1", "A1", day("2026-01-12"), day("2026-01-13"), None),),
    requests=(Request("Q1", "P1", "P2", day("2026-01-02"), None),),
    thanks=(Thanks("A1", day("2026-03-01")),),
    supervision=(Supervision("P1", day("2026-03-01"), 60),),
    qualifications=(Qualification("P1", "insurance", day("2026-12-31")),),
    snoozes=(Snooze("expiring", "P1", day("2026-03-01"), day("2026-04-01"), "told, waits"),),
    dismissals=(Dismissal("expiring", "P1", day("2026-03-01"), 'said "fine"\nby phone'),),
    bank_holidays=(BankHoliday(day("2026-03-02"), "Gŵyl Ddewi"),),
)


def test_every_table_reads_back_as_it_was_written(tmp_path: Path) -> None:
    write_history(FULL, tmp_path)
    assert read_history(tmp_path) == FULL


@settings(max_examples=40, deadline=None)
@given(histories())
def test_any_history_reads_back(history: Record) -> None:
    # An outcome ahead of the programme's own day is refused; none of these has one.
    with tempfile.TemporaryDirectory() as folder:
        write_history(history, Path(folder))
        assert read_history(Path(folder)) == history


@given(st.text())
def test_a_guarded_cell_is_no_formula_and_comes_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[:1] not in {"=", "+", "-", "@"}


def test_names_that_look_like_formulas_leave_with_an_apostrophe(tmp_path: Path) -> None:
    names = ("=1+1", "+44", "-5", "@here", "'=x", "'tis", "a,b;c", "two\nlines", " space ")
    people = tuple(replace(person(f"P{n}"), name=name) for n, name in enumerate(names, start=1))
    history = record(people=people)
    write_history(history, tmp_path)
    assert ",'=1+1," in "," + (tmp_path / "people.csv").read_text(encoding="utf-8")
    assert read_history(tmp_path) == history


def test_an_absent_file_is_an_empty_table_and_further_columns_are_passed_over(
    tmp_path: Path,
) -> None:
    write_history(FULL, tmp_path)
    (tmp_path / "thanks.csv").unlink()
    lines = (tmp_path / "pauses.csv").read_text(encoding="utf-8").strip() + ",note\n"
    (tmp_path / "pauses.csv").write_text(lines + "P1,2026-01-01,2026-01-05,quiet\n", "utf-8")
    found = read_history(tmp_path)
    assert found.thanks == ()
    assert found.pauses[0].last == day("2026-01-05")


def test_a_spreadsheets_byte_order_mark_and_line_ends_do_no_harm(tmp_path: Path) -> None:
    write_history(FULL, tmp_path)
    text = (tmp_path / "people.csv").read_text(encoding="utf-8")
    (tmp_path / "people.csv").write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert read_history(tmp_path) == FULL


SETTINGS = {"format": "facilitator-history/1", "today": "2026-06-30"}
SESSIONS = "id,pairing,date,status,minutes,others,confirmed,commitment,recorded_on\n"
SNOOZES = "rule,subject,on,until,why\n"
PAIRINGS = (
    "id,cohort,coach,coachee,started,planned_end,contracted_sessions,minutes_each,state,ring,"
    "position\n"
)
PROMISES = (
    "id,owner_kind,owner,direction,to,minutes,counts,from,due,source\n"
    "K1,{kind},P1,pass_on,,60,any,{from_},2026-07-01,\n"
)
WORK = "person,organisation,department,from,to\n"
PEOPLE = "id,name,known_as,organisation,department,language,joined,left\n"


@pytest.mark.parametrize(
    ("file", "content", "line", "key"),
    [
        ("sessions.csv", SESSIONS + "S1,A9,2026-02-01,held,60,,yes,,\n", 2, "unknown"),
        ("sessions.csv", SESSIONS + "\nS1,,2026-02-01,held,60,,yes,,\n", 3, "empty"),
        ("sessions.csv", SESSIONS + "S1,A1,2026-07-01,held,60,,yes,,\n", 2, "future"),
        ("sessions.csv", SESSIONS + "S1,A1,2026-02-01,held,-60,,yes,,\n", 2, "negative"),
        ("sessions.csv", SESSIONS + "S1,A1,2026-02-30,held,60,,yes,,\n", 2, "date"),
        ("sessions.csv", SESSIONS + "S1,A1,1/2/2026,held,60,,yes,,\n", 2, "date"),
        ("sessions.csv", SESSIONS + "S1,A1,2026-02-01,went well,60,,yes,,\n", 2, "status"),
        ("sessions.csv", SESSIONS + "S1,A1,2026-02-01,held,an hour,,yes,,\n", 2, "number"),
        ("sessions.csv", SESSIONS + "S1,A1,2026-02-01,held,60,P1;P9,yes,,\n", 2, "unknown"),
        ("sessions.csv", SESSIONS.replace("minutes,", "") + "\n", 1, "column"),
        ("people.csv", PEOPLE + "P1,A,,,,en,,\nP1,B,,,,en,,\n", 3, "twice"),
        ("people.csv", PEOPLE + "O1,A,,,,en,,\n", 2, "twice"),
        ("people.csv", PEOPLE + "P1,A,,O9,,en,,\n", 2, "unknown"),
        ("pauses.csv", "person,from,to\nP1,2026-02-02,2026-02-01\n", 2, "backwards"),
        ("cohorts.csv", "id,title,start,end\nC1,One,2026-02-02,2026-02-01\n", 2, "backwards"),
        ("affiliations.csv", WORK + "P1,O1,,2026-02-02,2026-02-01\n", 2, "backwards"),
        ("commitments.csv", PROMISES.format(from_="2026-07-02", kind="person"), 2, "backwards"),
        ("commitments.csv", PROMISES.format(from_="2026-01-02", kind="programme"), 2, "word"),
        ("commitments.csv", PROMISES.format(from_="2026-01-02", kind="friend"), 2, "word"),
        ("pairings.csv", PAIRINGS + "A1,C1,P1,P1,2026-01-12,,6,60,in_force,,\n", 2, "same"),
        ("pairings.csv", PAIRINGS + "A1,C1,P1,P2,2026-01-12,,6,60,lovely,,\n", 2, "word"),
        ("pairings.csv", PAIRINGS + "A1,,P1,P2,2026-01-12,,6,60,in_force,,\n", 2, "empty"),
        ("pairings.csv", PAIRINGS + "A1,C1,P1,P2,2026-01-12,,-1,60,in_force,,\n", 2, "negative"),
        ("people.csv", PEOPLE + f"P1,{'a' * 201},,,,en,,\n", 2, "long"),
        ("people.csv", PEOPLE + f"{'P' * 41},A,,,,en,,\n", 2, "long"),
        ("people.csv", PEOPLE + "P1,,,,,en,,\n", 2, "empty"),
        ("people.csv", PEOPLE + "P1,A\0,,,,en,,\n", 2, "letters"),
        ("people.csv", "", 1, "column"),
        ("snoozes.csv", SNOOZES + "expiring,P9,2026-02-01,2026-03-01,\n", 2, "unknown"),
        ("dismissals.csv", "rule,subject,on,why\noutcome_missing,A1,2026-02-01,\n", 2, "unknown"),
    ],
)
def test_what_cannot_be_is_refused_with_file_and_line(
    tmp_path: Path, file: str, content: str, line: int, key: str
) -> None:
    write_history(record(), tmp_path)
    (tmp_path / file).write_text(content, encoding="utf-8")
    with pytest.raises(RuleBroken) as refused:
        read_history(tmp_path)
    trouble = refused.value
    assert (trouble.key, trouble.values["file"], trouble.values["line"]) == (
        f"history_refused_{key}",
        file,
        line,
    )
    told = Words(Language.EN).stored(trouble.key, trouble.values)
    assert told.startswith(f"{file}, line {line}: ")


def test_a_correction_is_known_from_its_day_also_where_that_is_still_to_come(
    tmp_path: Path,
) -> None:
    write_history(FULL, tmp_path)
    text = "session,on,status,minutes,why\nS1,2026-07-01,excused,0,ill\n"
    (tmp_path / "corrections.csv").write_text(text, encoding="utf-8")
    assert [one.on for one in read_history(tmp_path).corrections] == [day("2026-07-01")]


def test_an_export_for_an_earlier_day_has_the_day_of_its_last_outcome(tmp_path: Path) -> None:
    early = replace(FULL, settings=replace(FULL.settings, today=day("2026-01-20")))
    write_history(early, tmp_path)
    assert read_history(tmp_path).settings.today == day("2026-02-01")


def test_a_snooze_of_somebody_who_is_no_longer_there_does_not_leave(tmp_path: Path) -> None:
    lost = Snooze("expiring", "P99", day("2026-03-01"), day("2026-04-01"), "left")
    own_rule = Snooze("ring_to_close", "R1", day("2026-03-01"), None, "a rule of the page")
    write_history(record(snoozes=(lost, own_rule)), tmp_path)
    assert read_history(tmp_path).snoozes == (own_rule,)


def test_trap_session_not_tied_to_pairing(tmp_path: Path) -> None:
    write_history(record(), tmp_path)
    (tmp_path / "sessions.csv").write_text(
        SESSIONS + "S1,,2026-02-01,held,60,P2,yes,,\n", encoding="utf-8"
    )
    with pytest.raises(RuleBroken, match="history_refused_empty"):
        read_history(tmp_path)


def test_a_session_may_be_cancelled_ahead_of_its_day(tmp_path: Path) -> None:
    ahead = record(sessions=(session("S1", "A1", "2026-07-20", "cancelled_in_time_coach"),))
    write_history(ahead, tmp_path)
    assert read_history(tmp_path) == ahead


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("{", "settings"),
        (json.dumps({"format": "something else"}), "format"),
        (json.dumps({"format": "facilitator-history/1", "today": "soon"}), "date"),
        (json.dumps(SETTINGS | {"grace_days": "some"}), "number"),
        (json.dumps(SETTINGS | {"limits": {"expiring": -1}}), "number"),
        (json.dumps(SETTINGS | {"limits": [1]}), "settings"),
        (json.dumps(SETTINGS | {"name_en": "a" * 201}), "long"),
        (json.dumps(SETTINGS | {"grace_days": 10**12}), "number"),
        ("[" * 100_000, "settings"),
        ('{"grace_days": ' + "9" * 5000 + "}", "settings"),
    ],
)
def test_settings_that_cannot_be_read_are_refused(tmp_path: Path, content: str, key: str) -> None:
    (tmp_path / "programme.json").write_text(content, encoding="utf-8")
    with pytest.raises(RuleBroken, match=f"history_refused_{key}"):
        read_history(tmp_path)


def test_letters_that_are_not_utf8_are_refused_with_their_line(tmp_path: Path) -> None:
    write_history(record(), tmp_path)
    (tmp_path / "people.csv").write_bytes((PEOPLE + "P1,Siân,,,,cy,,\n").encode("cp1252"))
    with pytest.raises(RuleBroken, match=r"history_refused_letters: file=people\.csv, line=2"):
        read_history(tmp_path)


def test_a_folder_without_settings_is_no_history(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="history_refused_no_settings"):
        read_history(tmp_path)
