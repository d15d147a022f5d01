"""`facilitator figures`: every figure of the programme, as the record stood on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import Day, common_options, day_of_question, programme_argument
from facilitator.errors import RuleBroken
from facilitator.reciprocity.behind import Scope
from facilitator.reciprocity.figures import figures as worked_out
from facilitator.reciprocity.headline_words import in_lines
from facilitator.reciprocity.headlines import headlines
from facilitator.reciprocity.reading import whole_record

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `figures`."""
    words = desk.words

    def figures(
        *,
        as_json: bool,
        since: dt.date | None,
        until: dt.date | None,
        cohort: str | None,
        leaving: bool,
        **given: Any,  # noqa: ANN401
    ) -> None:
        with desk.programme(given) as programme:
            today = day_of_question(given, programme)
            record = programme.ask(whole_record, today)
        if cohort is not None and cohort not in {row.id for row in record.cohorts}:
            raise RuleBroken("code_unknown", code=cohort)
        found = worked_out(
            record, today=today, start=since, end=until, cohort=cohort, leaving=leaving
        )
        if leaving:
            text = words("Small numbers are hidden: --json gives the whole answer.")
        else:
            text = in_lines(headlines(record, Scope(today, since, until, cohort), found), words)
        desk.answer(found, as_json=as_json, text=text)

    return click.Command(
        "figures",
        callback=figures,
        params=[
            programme_argument(),
            *common_options(words),
            click.Option(["--from", "since"], type=Day(), help=words("The first day of a period.")),
            click.Option(["--to", "until"], type=Day(), help=words("The last day of a period.")),
            click.Option(["--cohort"], help=words("The code of one cohort.")),
            click.Option(
                ["--leaving"],
                is_flag=True,
                help=words("As it may leave the programme, small numbers hidden."),
            ),
        ],
        help=words("Work out every figure of the programme."),
    )
