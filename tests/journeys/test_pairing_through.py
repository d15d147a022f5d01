"""A plan from its first run to a mended ring, and every step of it taken back."""

from __future__ import annotations

import csv
import datetime as dt
import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.journeys.test_first_cohort import start
from ui.shell.mnemonics import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction

    from tests.journeys.hand import Hand

pytestmark = pytest.mark.needs_qt
FIRST_DAY = dt.date(2026, 11, 23)
BODIES = ("Harbour Trust", "Cyngor Glannau", "Beacon Housing", "Tide Theatre")
TOPICS = ("Leading a team", "Difficult conversations", "Time")
NAMES = (
    "Ann Marsh", "Beca ap Siôn", "Carys Môn", "Dafydd Wyn", "Ewa Zielińska", "Farid Haddad",
    "Gwen Ellis", "Huw Llŷr", "Ina Kowal",
)  # fmt: skip
POTTER = "Zoë Clay"


@pytest.fixture
def spreadsheet(tmp_path: Path) -> Path:
    """Nine who fit in rings of three, and one who offers what nobody asks for."""
    path = tmp_path / "ten.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("Name", "Organisation", "Email", "Language", "Offers", "Asks"))
        for at, name in enumerate(NAMES):
            email = f"{name.split()[0].lower()}@shores.example"
            offer, wish = TOPICS[at % 3], TOPICS[(at + 1) % 3]
            rows.writerow((name, BODIES[at % 4], email, "English", offer, wish))
        rows.writerow((POTTER, "Kiln Works", "zoe@shores.example", "English", "Pottery", TOPICS[0]))
    return path


def open_cohort(hand: Hand, spreadsheet: Path) -> None:
    """Everybody from the spreadsheet in one cohort."""
    hand.go("people")
    hand.press("Import people…")
    hand.drop(spreadsheet, hand.dialog("Import people"))
    hand.sees("New: 10. Changed: 0.")
    hand.press("Bring in 10")
    hand.told("10 new")
    hand.go("cohorts")
    hand.press("Open a cohort")
    hand.write("Title in English", "Cohort one")
    hand.write("Title in Welsh", "Carfan un")
    hand.write("First day", "23/11/2026")
    hand.write("Last day", "31/3/2027")
    hand.press("Open the cohort")
    hand.told("Cohort one opened")
    hand.press("People")
    hand.press("Enrol people…")
    hand.dialog("Enrol people in Cohort one")
    hand.key(hand.KEY.Key_Down)
    hand.key(hand.KEY.Key_A, hand.CONTROL)
    hand.sees("Join: 10.")
    hand.press("Enrol 10 people")
    hand.told("10")


def run_lock_and_run_again(hand: Hand) -> list[str]:
    """Two pairs locked after the first run stay in the second; gives them."""
    hand.go("pairings")
    hand.press("Pair Cohort one")
    hand.press("Run the pairing")
    hand.told("run 1 kept: 9")
    hand.sees("One person is not paired yet")
    hand.press("Table")
    rows = hand.table("Pairings")
    locked = []
    for row in (0, 4):
        hand.choose_row("Pairings", row)
        hand.key(hand.KEY.Key_K)
        locked.append(f"{rows[row][1]} → {rows[row][2]}")
        hand.sees(f"Locked: {locked[-1]}")
    hand.press("Run again")
    hand.press("Run the pairing")
    hand.told("run 2 kept")
    hand.sees("Since run 1")
    assert set(locked) <= pairs(hand)
    return locked


def pairs(hand: Hand) -> set[str]:
    """Who gives to whom, as the table says it."""
    return {f"{row[1]} → {row[2]}" for row in hand.table("Pairings")}


def try_what_would_help(hand: Hand) -> None:
    """One click tries without a rule, for one person, and the page says what changed."""
    offered = re.compile(r"Try without .*: places 1 more")
    found: list[QAbstractButton] = []

    def look() -> bool:
        acts = hand.all(QAbstractButton)
        found[:] = [one for one in acts if offered.fullmatch(plain(one.text()))]
        return bool(found)

    hand.until(look)
    assert POTTER in found[0].accessibleDescription()
    hand.press(plain(found[0].text()))
    hand.told("run 3 kept: 10")
    hand.sees("Since run 2")
    hand.sees("Whom it touches:")
    assert any(POTTER in pair for pair in pairs(hand))


def publish_and_mend(hand: Hand) -> str:
    """The plan runs; somebody leaves a ring, which is mended; gives who left."""
    hand.press("Publish 10 pairings")
    hand.press("Publish 10 pairings")
    hand.told("published")
    hand.until(lambda: not list(hand.all(QAbstractButton, "Publish 10 pairings")))
    rows = hand.table("Pairings")
    at = next(number for number, row in enumerate(rows) if row[0] == POTTER)
    hand.choose_row("Pairings", at)
    hand.press("Mend the ring…")
    hand.choose("Who leaves the ring", POTTER)
    hand.sees("The least change comes first.")
    hand.press("Mend the ring")
    hand.told("mend the ring")
    hand.until(lambda: not any(POTTER in row for row in map(" ".join, hand.table("Pairings"))))
    return POTTER


def undo_everything(hand: Hand) -> int:
    """Ctrl+Z until there is nothing left to take back; gives how often."""
    undo, count = hand.window.menus.undo, 0
    while undo.isEnabled() and count < 40:
        said = plain(undo.text())
        hand.key(hand.KEY.Key_Z, hand.CONTROL)
        hand.until(partial(_moved_on, undo, said))
        count += 1
    return count


def _moved_on(undo: QAction, said: str) -> bool:
    """Whether the menu offers to take back something else, or nothing more."""
    return plain(undo.text()) != said or not undo.isEnabled()


def test_a_plan_from_its_first_run_to_a_mended_ring_and_back(
    hands: Callable[..., Hand], spreadsheet: Path
) -> None:
    hand = hands(FIRST_DAY)
    start(hand)
    open_cohort(hand, spreadsheet)
    run_lock_and_run_again(hand)
    try_what_would_help(hand)
    publish_and_mend(hand)
    hand.undo("mend the ring")
    hand.until(lambda: len(hand.table("Pairings")) == 10)
    hand.undo("published")
    hand.sees("not published")
    assert undo_everything(hand) >= 8
    hand.go("people")
    hand.sees("Nobody")
