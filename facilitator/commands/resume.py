"""`facilitator resume`: welcome somebody back from a rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.care.actions import ReturnDraft, welcome_back
from facilitator.commands.member import act_on_member, member_params

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `resume`."""
    words = desk.words

    def resume(**given: Any) -> None:  # noqa: ANN401
        act_on_member(desk, given, welcome_back, ReturnDraft)

    return click.Command(
        "resume",
        callback=resume,
        params=member_params(words),
        help=words("Welcome somebody back: the day named is their first day."),
    )
