"""`facilitator basis`: the lawful ground of somebody's record, and the notice they were given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.member import act_on_member, member_params
from facilitator.life_vocabulary import LawfulGround
from facilitator.rights.actions import BasisDraft, note_basis

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `basis`."""
    words = desk.words

    def basis(**given: Any) -> None:  # noqa: ANN401
        ground, notice = LawfulGround(given["ground"]), given["notice"]
        act_on_member(
            desk, given, note_basis, lambda member, on: BasisDraft(member, ground, notice, on)
        )

    return click.Command(
        "basis",
        callback=basis,
        params=[
            *member_params(words),
            click.Option(
                ["--ground"],
                required=True,
                type=click.Choice([one.value for one in LawfulGround]),
                help=words("The ground of article 6 of the UK GDPR."),
            ),
            click.Option(
                ["--notice"],
                default="1",
                help=words("The version of the notice that they were given on the day."),
            ),
        ],
        help=words("Note on which ground a record is kept, and which notice was given when."),
    )
