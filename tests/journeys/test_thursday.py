"""A gathering of forty: the pack for the room, who came, and forty slips keyed afterwards."""

from __future__ import annotations

import datetime as dt
import re
import statistics
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLineEdit

from facilitator.care.actions import RestDraft, let_rest
from facilitator.clock import Clock
from facilitator.cohorts.actions import (
    CohortDraft,
    EnrolDraft,
    GatheringDraft,
    enrol,
    open_cohort,
    plan_gathering,
)
from facilitator.pairing.actions import PairDraft, pair_by_hand
from facilitator.people.actions import PersonDraft, add_person
from facilitator.settings.actions import start_programme
from facilitator.settings.start import StartDraft
from facilitator.store.opening import ProgrammeFile, opened
from ui.parts.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator.store.opening import OpenProgramme
    from tests.journeys.hand import Hand

pytestmark = pytest.mark.needs_qt
THURSDAY = dt.date(2026, 11, 26)
BEGAN = dt.date(2026, 11, 2)
FIRST = (
    "Alun", "Beth", "Catrin", "Dylan", "Elen", "Ffion", "Gareth", "Hana", "Ifan", "Jasmine",
    "Karim",
)  # fmt: skip
FAMILY = ("Price", "Ŵyn", "Nowak", "Said")
NAMES = [f"{first} {family}" for family in FAMILY for first in FIRST]
AT_REST = NAMES[40:]
EXPECTED = NAMES[:40]


def _fill(programme: OpenProgramme) -> None:
    """Rings of four from the first to the last; the last ring rests."""
    programme.do(start_programme, StartDraft("The Thursday Circle", "Cylch Dydd Iau"))
    people = [programme.do(add_person, PersonDraft(name)).value for name in NAMES]
    draft = CohortDraft("Cohort one", "Carfan un", BEGAN, BEGAN + dt.timedelta(days=180))
    cohort = programme.do(open_cohort, draft).value
    programme.do(enrol, EnrolDraft(cohort, people))
    for at in range(0, len(people), 4):
        ring = people[at : at + 4]
        for coach, coachee in zip(ring, [*ring[1:], ring[0]], strict=True):
            programme.do(pair_by_hand, PairDraft(cohort, coach, coachee, BEGAN))
    for person in people[40:]:
        programme.do(let_rest, RestDraft(person, BEGAN))
    gathering = GatheringDraft(cohort, "Gathering 2", THURSDAY, "Cynulliad 2", place_en="The Hall")
    programme.do(plan_gathering, gathering)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A programme with a gathering today: forty people expected, four at rest."""
    path, clock = tmp_path / "Thursday.facilitator", Clock(THURSDAY, seed=3)
    ProgrammeFile.create(path, None, clock).close()
    with opened(path, None, "Mair", clock) as programme:
        _fill(programme)
    return path


def prepare(hand: Hand, pack: Path) -> str:
    """The pack in one file; gives its words."""
    hand.go("papers")
    hand.press("Issue them")
    hand.sees("Pairings that get an agreement: 40 · papers, one for each reader: 80")
    hand.sees("at rest or away: 4")
    hand.press("Issue")
    hand.told("Agreements issued: 40")
    # What was handed out is not taken back.
    assert hand.window.toast.undo.isHidden()
    hand.press("Pack")
    hand.sees("Pairs: 40, two copies each")
    hand.sees("One for each pair, with code and QR: 40")
    hand.press("Save as one PDF")
    hand.save_as(pack)
    hand.told("Saved pack.pdf")
    return "\n".join(page.extract_text() for page in PdfReader(pack).pages)


def take_attendance(hand: Hand) -> None:
    """Everybody who came, by the beginning of both names and Enter."""
    hand.go("cohorts")
    hand.sees("Cohort one")
    hand.press("Gatherings")
    finder = hand.find(QLineEdit, "Type a name, Enter marks: came")
    rows = hand.find(RowList, "Who came")
    hand.until(lambda: len(rows.rows()) >= len(EXPECTED))
    finder.setFocus()
    for count, name in enumerate(EXPECTED, start=1):
        # Nobody here has an organisation: letters of "No organisation" must not get in the way.
        first, family = name.split()
        hand.type(f"{first[:3]} {family[:2]}".lower())
        hand.key(hand.KEY.Key_Return)
        hand.until(partial(_have_come, rows, count))


def _have_come(rows: RowList, count: int) -> bool:
    return sum("came" in row.badge.word for row in rows.rows() if row.badge) == count


def key_slips(hand: Hand, codes: list[str]) -> None:
    """Forty slips; every tenth says one thing to thank for."""
    hand.go("sessions")
    hand.press("Record")
    field = hand.find(QLineEdit, "Code on the slip, name or agreement number")
    taken = []
    for count, code in enumerate(codes, start=1):
        assert len(code) + 1 <= 6
        hand.type(code)
        hand.sees("Session 1 of 6")
        if count % 10 == 0:
            hand.write("One thing to thank for", "Listened well")
        began = time.perf_counter()
        hand.key(hand.KEY.Key_Return)
        hand.until(lambda: not field.text() and field.hasFocus())
        taken.append(time.perf_counter() - began)
    print(f"ready for the next after {statistics.median(taken) * 1000:.0f} ms (median)")


def test_a_gathering_of_forty_on_paper_and_back(
    hands: Callable[..., Hand], file: Path, tmp_path: Path
) -> None:
    hand = hands(THURSDAY, file)
    words = prepare(hand, tmp_path / "pack.pdf")
    assert [name for name in EXPECTED if name not in words] == []
    assert [name for name in AT_REST if name in words] == []
    slips = sorted(set(re.findall(r"\bA\d{3}-\d\b", words)))
    assert len(slips) == len(EXPECTED)
    take_attendance(hand)
    key_slips(hand, [slip.partition("-")[0].lower() for slip in slips])
    hand.press("All sessions")
    hand.until(lambda: len(hand.table("Sessions")) == len(slips))
    hand.go("history")
    steps = hand.find(RowList, "Steps")
    hand.until(lambda: sum("Recorded" in row.title for row in steps.rows()) == len(slips))
