"""A row of the week in words: whom it is about, the rules with their numbers, its age."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facilitator.week.saying import title, why
from ui.parts.sentences import RuleLine

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.week.questions import WeekRow
    from facilitator.words import Words

__all__ = ["age", "group_names", "line", "rule_name", "said", "title"]

_STRONG = re.compile(r"\*\*(.+?)\*\*")


def said(row: WeekRow, words: Words) -> tuple[str, tuple[str, ...]]:
    """The sentences of all rules that hold, and the numbers in them that matter."""
    text = why(row, words)
    return text.replace("**", ""), tuple(_STRONG.findall(text))


def line(row: WeekRow, today: dt.date, words: Words) -> RuleLine:
    """A row as the page shows it."""
    plain, strong = said(row, words)
    return RuleLine(
        row.key,
        title(row, words),
        plain,
        strong,
        act=words.stored(row.action),
        age=age((today - row.since).days, words),
    )


def age(days: int, words: Words) -> str:
    """Since when a row stands, in words."""
    return words.many("%(n)s day", "%(n)s days", days) if days > 0 else words("today")


def group_names(words: Words) -> tuple[tuple[str, str], ...]:
    """The groups of the page in their order."""
    return (
        ("decide", words("Decide")),
        ("chase", words("Check in")),
        ("print", words("Print")),
        ("thank", words("Thank")),
    )


def rule_name(rule: str, words: Words) -> str:
    """What a rule is about, in a few words."""
    return {
        "no_first_session": words("No first session after the start"),
        "no_next_session": words("No next session after the last"),
        "outcome_missing": words("Nobody has said what happened"),
        "agreement_unsigned": words("Agreement unsigned after it was issued"),
        "request_unanswered": words("Request not answered"),
        "commitment_due": words("Less than half passed on before the day it is due"),
        "thank_you_missing": words("No thank-you after all was given"),
        "supervision_due": words("No supervision for a while"),
        "expiring": words("A qualification that is about to expire"),
        "pattern_of_missed": words("Days missed in the last months"),
        "exit_open_balance": words("Left with something open"),
        "not_paired_yet": words("Enrolled and not paired yet"),
        "place_to_fill": words("A place to fill in a ring"),
        "pack_not_prepared": words("A gathering whose pack is not prepared"),
        "pack_out_of_date": words("A pack that is out of date"),
        "archive_waits": words("The archive of January"),
        "record_asked": words("Asked about their own record"),
        "agreement_not_issued": words("Agreements not on paper yet"),
        "promise_past_due": words("A promise past its day, nothing arranged"),
        "step_ends": words("A step of staying in touch near its end"),
        "waiting_for_us": words("Nobody to give to yet"),
    }[rule]
