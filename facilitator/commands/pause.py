"""`facilitator pause`: let somebody rest from a day on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.care.actions import RestDraft, let_rest
from facilitator.commands.desk import Day
from facilitator.commands.member import act_on_member, member_params

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `pause`."""
    words = desk.words

    def pause(**given: Any) -> None:  # noqa: ANN401
        act_on_member(
            desk, given, let_rest, lambda member, on: RestDraft(member, on, given["until"])
        )

    until = click.Option(
        ["--until"], type=Day(), help=words("The last day of the rest; without it until they say.")
    )
    return click.Command(
        "pause",
        callback=pause,
        params=[*member_params(words), until],
        help=words("Let somebody rest: they appear in no row, slip or letter while they do."),
    )
