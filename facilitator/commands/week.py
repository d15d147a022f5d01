"""`facilitator week`: what needs attention, and which rule says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument, today_of
from facilitator.reciprocity.reading import whole_record
from facilitator.week.answer import as_json as week_as_json
from facilitator.week.rules import week as worked_out

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `week`."""
    words = desk.words

    def week(*, as_json: bool, **given: Any) -> None:  # noqa: ANN401
        today = today_of(given)
        with desk.programme(given) as programme:
            found = worked_out(programme.ask(whole_record, today), today)
        answer = week_as_json(found, words)
        rows = answer["rows"]
        lines = [f"{row['subject']}: {row['sentence']}" for row in rows] if rows else []  # type: ignore[attr-defined]  # JSON
        nothing = words("Nothing needs you this week.")
        desk.answer(answer, as_json=as_json, text="\n".join(lines) or nothing)

    return click.Command(
        "week",
        callback=week,
        params=[programme_argument(), *common_options(words)],
        help=words("Say what needs attention, and which rule says so."),
    )
