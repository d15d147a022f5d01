"""`facilitator leave`: let somebody step out of the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.member import act_on_member, member_params
from facilitator.leaving.actions import FarewellDraft, say_farewell
from facilitator.vocabulary import PersonStatus

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk

HOW = (PersonStatus.LEFT, PersonStatus.ALUMNI, PersonStatus.DECEASED)


def command(desk: Desk) -> click.Command:
    """The command `leave`."""
    words = desk.words

    def leave(**given: Any) -> None:  # noqa: ANN401
        how = PersonStatus(given["how"])
        # What becomes of each promise is for a facilitator to decide: This week asks.
        act_on_member(
            desk,
            given,
            say_farewell,
            lambda who, on: FarewellDraft(who, None, on, how, promises_wait=True),
        )

    how = click.Option(
        ["--how"],
        type=click.Choice([one.value for one in HOW]),
        default=PersonStatus.LEFT.value,
        help=words("How they go; after a death everything about them stops."),
    )
    return click.Command(
        "leave",
        callback=leave,
        params=[*member_params(words), how],
        help=words("Let somebody step out of the programme; no reason is asked."),
    )
