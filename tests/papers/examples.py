"""Invented people and papers that the tests of this folder print."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.guide.pages import pages
from facilitator.papers.agreement import Agreement, InReturn, Side, agreement_paper
from facilitator.papers.cover import Cover, OrderLine, PackLine, cover_paper
from facilitator.papers.guide import guide_paper
from facilitator.papers.letters_care import (
    CorrectionLetter,
    FriendlyLetter,
    Record,
    correction_letter_paper,
    friendly_letter_paper,
)
from facilitator.papers.my_week import MyWeek, WeekGroup, WeekLine, my_week_paper
from facilitator.papers.roll import RollOfThanks, roll_paper
from facilitator.papers.shared import Heading, Named
from facilitator.papers.sign_in import Gathering, Guest, Organisation, sign_in_paper
from facilitator.papers.slips import Slip, slips_paper
from facilitator.papers.statement import HeldSession, Statement, StillToGive, statement_paper
from facilitator.papers.summary import (
    Ask,
    MonthOfSessions,
    OrganisationHours,
    Reach,
    RingSoFar,
    Summary,
    summary_paper,
)
from facilitator.papers.thanks import ThankYou, thank_you_paper
from facilitator.words import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.plan import Paper

TOP = Heading(
    Named("Rhwydwaith Hyfforddi'r Glannau", "The Shores Coaching Network"),
    Named("Carfan 7", "Cohort 7"),
    dt.date(2026, 11, 23),
)
AGREEMENT = Agreement(
    top=TOP,
    number="A-2026-0147",
    version=2,
    gives=Side("Siân Llŵyd-Ŵyr", "Siân", Named("Cyngor Dyffryn Glas", "Dyffryn Glas Council")),
    receives=Side(
        "Tomasz Błażejewski",
        "Tomasz",
        Named("Bwrdd Iechyd Prifysgol Glan Môr", "Glan Môr University Health Board"),
    ),
    facilitator="Mair ap Rhys",
    sessions=6,
    minutes=60,
    starts=dt.date(2027, 1, 11),
    ends=dt.date(2027, 6, 18),
    session_language=Language.CY,
    notice_days=2,
    place=Named("Canolfan y Cei, neu alwad fideo", "The Quay Centre, or by video call"),
    rhythm=Named("Unwaith y mis", "Once a month"),
    first_dates=(dt.date(2027, 1, 14), dt.date(2027, 2, 11), dt.date(2027, 3, 11)),
    in_return=InReturn(6, 60, dt.date(2027, 9, 30)),
    ethics=Named("Cod Moeseg Byd-eang", "Global Code of Ethics"),
    concerns=Named("Gwen Parri, 01632 960123", "Gwen Parri, 01632 960123"),
    ring=5,
)
SUMMARY = Summary(
    top=TOP,
    number="S-2027-0004",
    version=1,
    starts=dt.date(2027, 1, 1),
    ends=dt.date(2027, 4, 30),
    promises=44,
    promises_kept_or_on_time=38,
    given=119 * 60,
    organisations=6,
    sessions_held=119,
    both_confirmed=97,
    hours=(
        OrganisationHours(Named("Cyngor Dyffryn Glas", "Dyffryn Glas Council"), 2040, 1860),
        OrganisationHours(
            Named("Bwrdd Iechyd Prifysgol Glan Môr", "Glan Môr University Health Board"), 1740, 1980
        ),
        OrganisationHours(Named("Heddlu'r Eryr", "Eryr Police Service"), 1320, 1200),
        OrganisationHours(Named("Prifysgol y Bryn"), 1080, 900),
        OrganisationHours(Named("Calon Llesiant"), 720, 540),
        OrganisationHours(Named("Cyngor Bro Afon", "Bro Afon Council"), 240, 660),
    ),
    months=(
        MonthOfSessions(dt.date(2027, 1, 1), 24, 28),
        MonthOfSessions(dt.date(2027, 2, 1), 33, 32),
        MonthOfSessions(dt.date(2027, 3, 1), 36, 32),
        MonthOfSessions(dt.date(2027, 4, 1), 26, 32),
        MonthOfSessions(dt.date(2027, 5, 1), None, 32),
        MonthOfSessions(dt.date(2027, 6, 1), None, 22),
    ),
    rings=(RingSoFar(Named("Cylch A", "Ring A"), (True,) * 4 + (False,) * 2 + (True,) * 6),),
    reach=(
        Reach(Named("Llywodraeth leol", "Local government"), 14),
        Reach(Named("Iechyd", "Health"), 9),
        Reach(Named("Heddlu", "Police"), None),
    ),
    asks=(
        Ask(
            Named("Dau hyfforddwr rhydd ar ddydd Gwener", "Two coaches free on Fridays"),
            Named("mae pobl yn aros am ddydd Gwener", "people are waiting for a Friday"),
            None,
        ),
        Ask(
            Named("Ystafell yn y gorllewin", "A room in the west"),
            Named("mae dau gylch yn cwrdd awr o gartref", "two rings meet an hour from home"),
            9,
        ),
    ),
    thanks=(
        Named(
            "Agorodd Angharad Puw a Priya Raman eu sesiynau i ddau hyfforddwr newydd.",
            "Angharad Puw and Priya Raman opened their sessions to two new coaches.",
        ),
    ),
)
SLIPS = (
    Slip("4817-2", "Siân Llŵyd-Ŵyr", "Tomasz Błażejewski", 2, 6, dt.date(2027, 2, 11), 60),
    Slip("5093-7", "Layla Haddad", "Gwilym Dafis", 1, 6, dt.date(2027, 2, 11), 60, Language.EN),
    Slip("", "", "", language=Language.CY),
)
GATHERING = Gathering(
    top=TOP,
    name=Named("Diwrnod agored", "Open day"),
    on=dt.date(2027, 1, 14),
    place=Named("Canolfan y Cei", "The Quay Centre"),
    organisations=(
        Organisation(
            Named("Cyngor Dyffryn Glas", "Dyffryn Glas Council"),
            (Guest("Gwilym Dafis", speaks_welsh=True), Guest("Siân Llŵyd-Ŵyr", speaks_welsh=True)),
        ),
        Organisation(
            Named("Bwrdd Iechyd Prifysgol Glan Môr", "Glan Môr University Health Board"),
            (Guest("Tomasz Błażejewski"), Guest("Layla Haddad ليلى حداد")),
        ),
    ),
)
WEEK = MyWeek(
    TOP,
    dt.date(2027, 2, 15),
    (
        WeekGroup(
            "Decide",
            (
                WeekLine("Pair Angharad Puw", "Enrolled 21 days ago, not paired yet"),
                WeekLine("Ask Gwilym Dafis for a new date", "Two sessions moved in 30 days"),
            ),
        ),
        WeekGroup("Thank", (WeekLine("Thank Priya Raman", "Six sessions given, no thanks yet"),)),
        WeekGroup("Print", ()),
    ),
)
THANKS = (
    ThankYou(
        "Priya Raman",
        "Am chwe sesiwn a roddodd le i feddwl ar adeg brysur.",
        "Mair ap Rhys",
    ),
    ThankYou(
        "Tomasz Błażejewski",
        "For six sessions that made room to think in a busy season.",
        "Mair ap Rhys",
        Language.EN,
    ),
    ThankYou("Gwilym Dafis", "Am fenthyg ystafell i bob pâr yn y gorllewin.", "Mair ap Rhys"),
    ThankYou("Layla Haddad ليلى حداد", "Am groesawu dau hyfforddwr newydd.", "Mair ap Rhys"),
    ThankYou("Angharad Puw", "Am gadw'r cylch i droi.", "Mair ap Rhys"),
)
STATEMENT = Statement(
    TOP,
    "P-2027-0031",
    1,
    "Tomasz Błażejewski",
    (HeldSession(dt.date(2027, 1, 14), 60, "Siân"), HeldSession(dt.date(2027, 2, 11), 45, "Siân")),
    (HeldSession(dt.date(2027, 2, 3), 60, "Glan Môr"),),
    (StillToGive(45, dt.date(2027, 9, 30), Named("Carfan 7", "Cohort 7")),),
    ("“Each hour was worth a week.”",),
)
COVER = Cover(
    TOP,
    Named("Diwrnod agored", "Open day"),
    dt.date(2027, 1, 14),
    Named("Canolfan y Cei", "The Quay Centre"),
    (OrderLine("09:30", "Coffee and signing in"), OrderLine("10:00", "Welcome, and the rings")),
    ("The sponsor of one agreement is not recorded yet.",),
)


FRIENDLY_LETTER = FriendlyLetter(
    top=TOP,
    known_as="Siân",
    facilitator="Mair ap Rhys",
    contact="01234 567890\nmair@glannau.example",
    until=dt.date(2026, 12, 21),
)
ROLL = RollOfThanks(TOP, ("Siân Llŵyd-Ŵyr", "Tomasz Błażejewski"), 3)
CORRECTION_LETTER = CorrectionLetter(
    top=TOP,
    known_as="Siân",
    facilitator="Mair ap Rhys",
    contact="01234 567890",
    day=dt.date(2026, 3, 5),
    other="Tomasz Błażejewski",
    now=Record.HELD,
    minutes=60,
    step_withdrawn=True,
)


def papers(languages: Sequence[Language]) -> dict[str, Paper]:
    """One paper of every kind, in these languages where the kind has a reader's language."""
    return {
        "agreement": agreement_paper(AGREEMENT, languages, copy_for="Siân"),
        "draft": agreement_paper(replace(AGREEMENT, draft=True, ring=3), languages),
        "summary": summary_paper(SUMMARY, languages),
        "slips": slips_paper(TOP, SLIPS),
        "sign-in": sign_in_paper(GATHERING),
        "my-week": my_week_paper(WEEK, languages[0]),
        "thanks": thank_you_paper(TOP, THANKS),
        "statement": statement_paper(STATEMENT, languages),
        "roll": roll_paper(
            RollOfThanks(TOP, ("Siân Llŵyd-Ŵyr", "Tomasz Błażejewski"), 3), languages
        ),
        "friendly-letter": friendly_letter_paper(FRIENDLY_LETTER, languages),
        "correction-letter": correction_letter_paper(CORRECTION_LETTER, languages),
        "cover": cover_paper(
            replace(COVER, lines=(PackLine("Agreement A-2026-0147", "Siân", 3),)), languages[0]
        ),
        "guide": guide_paper(pages(languages[0]), languages[0], TOP.issued),
    }
