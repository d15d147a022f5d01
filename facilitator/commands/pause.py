"""`facilitator pause`: let somebody rest from a day on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.care.actions import RestDraft, let_rest
from facilitator.commands.desk import Day
from facilitator.commands.member import act_on_member, member_params
from facilitator.life_vocabulary import REASONS_TO_SAY, RestReason

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `pause`."""
    words = desk.words

    def pause(**given: Any) -> None:  # noqa: ANN401
        act_on_member(
            desk,
            given,
            let_rest,
            lambda member, on: RestDraft(member, on, given["until"], _reason(given)),
        )

    until = click.Option(
        ["--until"], type=Day(), help=words("The last day of the rest; without it until they say.")
    )
    reason = click.Option(
        ["--reason"],
        type=click.Choice([one.value for one in REASONS_TO_SAY]),
        default=RestReason.NOT_SAID.value,
        help=words("The kind of reason, where one was said; nothing more is kept."),
    )
    return click.Command(
        "pause",
        callback=pause,
        params=[*member_params(words), until, reason],
        help=words("Let somebody rest: they appear in no row, slip or letter while they do."),
    )


def _reason(given: dict[str, Any]) -> RestReason:
    return RestReason(given["reason"])
