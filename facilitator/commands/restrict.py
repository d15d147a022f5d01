"""`facilitator restrict`: keep somebody's record and use it for nothing, as they asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.member import act_on_member, member_params
from facilitator.rights.actions import RestrictDraft, lift_restriction, restrict

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `restrict`."""
    words = desk.words

    def restricted(**given: Any) -> None:  # noqa: ANN401
        if given["lift"]:
            act_on_member(desk, given, lift_restriction, RestrictDraft)
        else:
            act_on_member(desk, given, restrict, RestrictDraft)

    return click.Command(
        "restrict",
        callback=restricted,
        params=[
            *member_params(words),
            click.Option(["--lift"], is_flag=True, help=words("Use the record again.")),
        ],
        help=words("Keep somebody's record and use it for nothing (UK GDPR, article 18)."),
    )
