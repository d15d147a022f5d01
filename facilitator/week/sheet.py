"""My week as a paper: the rows of the page *This week*, and how to reach the people in them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.questions import heading
from facilitator.papers.my_week import MyWeek, WeekContact, WeekGroup, WeekLine
from facilitator.store import tables as t
from facilitator.week.look import GROUPS
from facilitator.week.questions import week_page
from facilitator.week.saying import title, why
from facilitator.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from facilitator.week.questions import WeekRow


def my_week_of(db: Session, today: dt.date, language: Language) -> MyWeek:
    """The week that begins on the Monday of today, row by row as *This week* shows it."""
    page, words = week_page(db, today), Words(language)
    names = _group_names(words)
    return MyWeek(
        top=heading(db, None, today),
        begins=today - dt.timedelta(days=today.weekday()),
        groups=tuple(
            WeekGroup(names[group], tuple(_line(row, words) for row in page.group(group)))
            for group in GROUPS
        ),
        contacts=_contacts(db, page.rows, language),
    )


def _group_names(words: Words) -> dict[str, str]:
    return {
        "decide": words("Decide"),
        "chase": words("Check in"),
        "print": words("Print"),
        "thank": words("Thank"),
    }


def _line(row: WeekRow, words: Words) -> WeekLine:
    about = row.about
    people = tuple({code for reason in row.reasons for code in reason.found.people})
    # A person's body is known to the facilitator and would take the line; a day would not.
    who = about.title_cy if words.language is Language.CY else about.title_en
    named = title(row, words) if about.person_id is None else who
    return WeekLine(
        f"{named} · {words.stored(row.action)}", why(row, words).replace("**", ""), people
    )


def _contacts(db: Session, rows: Iterable[WeekRow], language: Language) -> tuple[WeekContact, ...]:
    """Everybody the rows are about, in the alphabet of the language, with their numbers."""
    codes = {code for row in rows for reason in row.reasons for code in reason.found.people}
    p = t.Person
    order = p.sort_key_cy if language is Language.CY else p.sort_key_en
    found = db.execute(
        sa.select(p.full_name, p.phone, p.email, p.code)
        .where(p.code.in_(codes))
        .order_by(order, p.code)
    )
    return tuple(WeekContact(*row) for row in found)
