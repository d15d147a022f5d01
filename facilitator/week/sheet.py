"""My week as a paper: the rows of the week in the facilitator's language."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.agreements.questions import heading
from facilitator.papers.my_week import MyWeek, WeekGroup, WeekLine
from facilitator.reciprocity.reading import whole_record
from facilitator.week.answer import fold, sentence
from facilitator.week.look import GROUPS
from facilitator.week.rules import week
from facilitator.words import Words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from facilitator.reciprocity.record import Record
    from facilitator.week.answer import FoldedRow
    from facilitator.words import Language


def my_week_of(db: Session, today: dt.date, language: Language) -> MyWeek:
    """The week that begins on the Monday of today, row by row as *This week* shows it."""
    record = whole_record(db, today)
    words = Words(language)
    rows = fold(week(record, today))
    names = _group_names(words)
    return MyWeek(
        top=heading(db, None, today),
        begins=today - dt.timedelta(days=today.weekday()),
        groups=tuple(
            WeekGroup(
                names[group],
                tuple(_line(record, row, words) for row in rows if row.group == group),
            )
            for group in GROUPS
        ),
    )


def _group_names(words: Words) -> dict[str, str]:
    return {
        "decide": words("Decide"),
        "chase": words("Check in"),
        "print": words("Print"),
        "thank": words("Thank"),
    }


def _line(record: Record, row: FoldedRow, words: Words) -> WeekLine:
    why = " ".join(sentence(found, words).replace("**", "") for found in row.entries)
    what = f"{subject_name(record, row.subject)} · {words.stored(row.action)}"
    return WeekLine(what, why)


def subject_name(record: Record, code: str) -> str:
    """Whom a row is about: a person, the two of a pairing, or an organisation."""
    if code in record.person:
        return record.person[code].name
    pairing = record.pairing.get(code)
    if pairing is not None:
        coach, coachee = record.person[pairing.coach], record.person[pairing.coachee]
        return f"{coach.name} → {coachee.name}"
    for organisation in record.organisations:
        if organisation.id == code:
            return organisation.name_en or organisation.name_cy
    return code
