"""The whole job in the window: from the first spreadsheet to the summary, undone and done again."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from facilitator.commands import run
from tests.reciprocity.recount import recount
from ui.parts.rows import RowList
from ui.parts.sentences import SentenceRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.journeys.hand import Hand

pytestmark = pytest.mark.needs_qt
PLAIN = Path(__file__).parent.parent / "data" / "import" / "01_utf8_plain.csv"
FIRST_DAY = dt.date(2026, 11, 23)
THREE_WEEKS_ON = dt.date(2026, 12, 14)
SECRET = "llong hwylio goch ar y môr"
BODIES = ("Harbour Trust", "Cyngor Glannau", "Beacon Housing", "Tide Theatre")
NAMES = (
    "Ann Marsh", "Beca ap Siôn", "Carys Môn", "Dafydd Wyn", "Ewa Zielińska", "Farid Haddad",
    "Gwen Ellis", "Huw Llŷr", "Ina Kowal", "Jac Ferch", "Kate Shore", "Leila Nasser",
)  # fmt: skip
TOPICS = ("Leading a team", "Difficult conversations", "Time", "Welsh at work")


@pytest.fixture
def spreadsheet(tmp_path: Path) -> Path:
    """Twelve made people of four organisations, each with an offer and a wish."""
    path = tmp_path / "twelve.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("Name", "Organisation", "Email", "Language", "Offers", "Asks"))
        for at, name in enumerate(NAMES):
            language = "Welsh" if at % 3 == 0 else "English"
            offer, wish = TOPICS[at % 4], TOPICS[(at + 1) % 4]
            email = f"{name.split()[0].lower()}@shores.example"
            rows.writerow((name, BODIES[at % 4], email, language, offer, wish))
    return path


def start(hand: Hand) -> Path:
    """A programme of its own in an encrypted file."""
    hand.press("Start a programme")
    hand.write("Name in English", "The Harbour Circle")
    hand.write("Name in Welsh", "Cylch yr Harbwr")
    hand.write("Who runs it", "Mair Morgan")
    hand.press("Go on")
    hand.write("Passphrase", SECRET)
    hand.write("The same again", SECRET)
    with hand.qtbot.waitSignal(hand.window.opening.opened, timeout=30_000):
        hand.press("Start the programme")
    hand.until(lambda: hand.window.programme_name() == "The Harbour Circle")
    assert hand.window.path is not None
    return hand.window.path


def bring_in(hand: Hand, spreadsheet: Path) -> None:
    """Two lists: one dropped on the dialog that asks for it, one on the page."""
    hand.go("people")
    hand.press("Import people…")
    hand.drop(PLAIN, hand.dialog("Import people"))
    hand.sees("New: 3. Changed: 0.")
    hand.press("Bring in 3")
    hand.told("3 new")
    hand.drop(spreadsheet, hand.here())
    hand.sees("New: 12. Changed: 0.")
    hand.press("Bring in 12")
    hand.told("12 new")


def open_cohort(hand: Hand) -> None:
    """A cohort with a gathering, and everybody in it."""
    hand.go("cohorts")
    hand.press("Open a cohort")
    hand.write("Title in English", "Cohort one")
    hand.write("Title in Welsh", "Carfan un")
    hand.write("First day", "23/11/2026")
    hand.write("Last day", "31/3/2027")
    hand.sees("receives 6 sessions of 60 minutes and gives 6 elsewhere by 31 March 2027")
    hand.press("Open the cohort")
    hand.told("Cohort one opened")
    hand.sees("Cohort one")
    hand.press("People")
    hand.press("Enrol people…")
    hand.dialog("Enrol people in Cohort one")
    hand.key(hand.KEY.Key_Down)
    hand.key(hand.KEY.Key_A, hand.CONTROL)
    hand.sees("Join: 15.")
    hand.press("Enrol 15 people")
    hand.told("15")
    hand.press("Gatherings")
    hand.press("Plan a gathering…")
    hand.dialog("Plan a gathering")
    hand.write("Day", "30/11/2026")
    hand.write("Where", "Y Neuadd")
    hand.press("Plan the gathering")
    hand.told("Gathering 1")


def pair(hand: Hand) -> str:
    """A plan, one pair of it locked, run again and published; gives the locked pair."""
    hand.go("pairings")
    hand.sees("People in Cohort one: 15. Those who have said both: 12.")
    hand.press("Pair Cohort one")
    hand.press("Run the pairing")
    hand.told("run 1 kept")
    hand.sees("3 people are not paired yet")
    hand.press("Table")
    rows = hand.table("Pairings")
    locked = f"{rows[1][1]} → {rows[1][2]}"
    hand.choose_row("Pairings", 1)
    hand.key(hand.KEY.Key_K)
    hand.told("locked")
    hand.sees(f"Locked: {locked}")
    hand.press("Run again")
    hand.press("Run the pairing")
    hand.told("run 2 kept")
    hand.sees("Since run 1")
    assert locked in {f"{row[1]} → {row[2]}" for row in hand.table("Pairings")}
    hand.press("Publish 12 pairings")
    hand.sees("Pairings that begin on 23 November 2026: 12")
    hand.press("Publish 12 pairings")
    hand.told("published")
    hand.sees("published")
    return locked


def issue(hand: Hand, pack: Path) -> None:
    """Agreements issued after a dry run, looked at, and all of them in one file for the room."""
    hand.go("papers")
    hand.sees("Pairings without an agreement: 12")
    hand.press("Issue them")
    hand.sees("Pairings that get an agreement: 12 · papers, one for each reader: 24")
    hand.press("Issue")
    hand.told("12")
    hand.until(lambda: len(hand.table("Issued papers")) == 24)
    hand.sees("Page 1 of ")
    hand.press("Pack")
    hand.sees("Pairs: 12, two copies each")
    hand.press("Save as one PDF")
    hand.save_as(pack)
    hand.told("Saved pack.pdf")


def sign_one(hand: Hand) -> str:
    """The first agreement comes back signed; gives whose it is."""
    hand.press("Issued")
    pair = hand.table("Issued papers")[0][1]
    hand.choose_row("Issued papers", 0)
    hand.press("Mark as signed…")
    hand.press("Mark as signed")
    hand.told("signed")
    hand.until(lambda: hand.table("Issued papers")[0][3] == "by both")
    return pair


def words_of(pdf: Path) -> str:
    """All words of a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages)


def record(hand: Hand, codes: Sequence[str]) -> None:
    """Sessions keyed from their slips: the code, then Enter."""
    hand.key(hand.KEY.Key_6, hand.CONTROL)
    hand.until(lambda: hand.place() == "sessions")
    hand.press("Record")
    for code in codes:
        hand.type(code)
        hand.sees("Session ")
        hand.key(hand.KEY.Key_Return)


def rows_of_the_week(hand: Hand) -> list[str]:
    """What This week says of each row, from top to bottom."""
    return [row.accessibleName() for row in hand.all(SentenceRow)]


def look_at_the_week(hand: Hand, slip: str, pair: str) -> None:
    """A row goes when what it asks for is done; another is put off, and comes back undone."""
    hand.go("week")
    hand.until(lambda: len(rows_of_the_week(hand)) == 12)
    signed = f"{pair}. No first session 21 days after the start; rule: 10 days."
    assert signed in rows_of_the_week(hand)
    record(hand, [slip])
    hand.go("week")
    hand.until(lambda: len(rows_of_the_week(hand)) == 11)
    assert signed not in rows_of_the_week(hand)
    first = rows_of_the_week(hand)[0]
    hand.all(SentenceRow)[0].setFocus()
    hand.key(hand.KEY.Key_S)
    hand.dialog("Not before a day")
    hand.write("Because", "On leave until Monday")
    hand.press("Snooze")
    hand.until(lambda: first not in rows_of_the_week(hand))
    hand.undo("Put off until")
    hand.until(lambda: first in rows_of_the_week(hand))
    hand.redo("Put off until")
    hand.until(lambda: first not in rows_of_the_week(hand))


def issue_summary(hand: Hand, folder: Path) -> Path:
    """The progress summary of the cohort, issued and saved; gives the file."""
    hand.go("papers")
    hand.press("Summary")
    hand.choose("Summary of", "Cohort one")
    hand.sees("6 h given")
    hand.press("Issue this summary")
    hand.told("Progress summary A-2026-0013 of Cohort one issued")
    hand.until(lambda: len(hand.table("Issued papers")) == 25)
    hand.choose_row("Issued papers", 0)
    hand.press("Save copies…")
    folder.mkdir()
    hand.save_as(folder)
    hand.told("Saved ")
    (paper,) = folder.iterdir()
    return paper


def read_history(hand: Hand) -> None:
    """Every step stands there in words, the newest first."""
    hand.go("history")
    steps = hand.find(RowList, "Steps")
    hand.until(lambda: len(steps.rows()) == 23)
    told = [row.title for row in reversed(steps.rows())]
    for step, beginning in zip(told, STEPS, strict=True):
        assert beginning in step
    hand.sees("what is in somebody’s hands is replaced by a newer one, never taken back")


STEPS = (
    "Programme The Harbour Circle started",
    "3 new", "12 new", "Cohort one opened", "Joined Cohort one: 15", "Gathering 1 planned",
    "run 1 kept: 12 pairings", "locked", "run 2 kept", "pairings published: 12",
    "Agreements issued: 12", "Gathering 1", "Agreements marked as signed: 1",
    *["Recorded: "] * 6,
    "Put off until", "Taken back", "Put off until",
    "Progress summary A-2026-0013 of Cohort one issued",
)  # fmt: skip


def by_command(*words: object) -> Any:
    """Carry out a command that must succeed."""
    assert run([str(word) for word in words], lambda _request: 0) == 0


def figures_of(path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """All figures, as the command gives them."""
    capsys.readouterr()
    by_command("figures", path, f"--today={THREE_WEEKS_ON}", "--json")
    return json.loads(capsys.readouterr().out)


def compare_totals(
    path: Path, paper: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Figures, paper and export say the same, to the minute."""
    figures = figures_of(path, capsys)
    assert figures["total_minutes"] == 360
    hours = re.search(r"([\d.,]+)\s+hours\s+of\s+coaching", words_of(paper))
    assert hours is not None
    assert float(hours[1]) * 60 == figures["total_minutes"]
    by_command("export", path, "--history", folder)
    again = recount(folder, THREE_WEEKS_ON.isoformat())
    assert again["total_minutes"] == figures["total_minutes"]
    assert sum(given for given, _ in again["people"].values()) == 360  # type: ignore[attr-defined]  # by person


def test_a_cohort_from_the_spreadsheet_to_the_summary(
    hands: Callable[..., Hand],
    spreadsheet: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FACILITATOR_PASSPHRASE", SECRET)
    hand = hands(FIRST_DAY)
    path = start(hand)
    bring_in(hand, spreadsheet)
    open_cohort(hand)
    pair(hand)
    pack = tmp_path / "pack.pdf"
    issue(hand, pack)
    words = words_of(pack)
    assert [name for name in NAMES if name not in words] == []
    signed = sign_one(hand)
    slips = sorted(set(re.findall(r"\bA\d{3}-\d\b", words)))
    assert len(slips) == 12
    record(hand, slips[:5])
    hand.press("All sessions")
    hand.until(lambda: len(hand.table("Sessions")) == 5)
    hand.window.close()

    hand = hands(THREE_WEEKS_ON, path, SECRET)
    look_at_the_week(hand, slips[-1], signed)
    paper = issue_summary(hand, tmp_path / "copies")
    read_history(hand)
    hand.window.close()
    compare_totals(path, paper, tmp_path / "history", capsys)

    hand = hands(THREE_WEEKS_ON, path, SECRET)
    record(hand, slips[:1])
    session = "Recorded: Ann Marsh"
    hand.undo(session)
    hand.redo(session)
    hand.window.close()
    assert figures_of(path, capsys)["total_minutes"] == 420
    hand = hands(THREE_WEEKS_ON, path, SECRET)
    hand.undo(session)
    hand.window.close()
    assert figures_of(path, capsys)["total_minutes"] == 360
