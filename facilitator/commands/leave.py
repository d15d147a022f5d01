"""`facilitator leave`: let somebody step out of the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.care.actions import StepOutDraft, step_out
from facilitator.commands.member import act_on_member, member_params

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `leave`."""
    words = desk.words

    def leave(**given: Any) -> None:  # noqa: ANN401
        act_on_member(desk, given, step_out, StepOutDraft)

    return click.Command(
        "leave",
        callback=leave,
        params=member_params(words),
        help=words("Let somebody step out of the programme; no reason is asked."),
    )
