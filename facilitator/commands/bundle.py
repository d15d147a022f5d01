"""`facilitator bundle`: what was done on this laptop, for another laptop of the same programme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `bundle`."""
    words = desk.words

    def bundle(*, to: Path, whole: bool, as_json: bool, **given: Any) -> None:  # noqa: ANN401
        from facilitator.laptops.actions import HandOver, hand_over
        from facilitator.laptops.files import written_to

        with desk.programme(given) as programme:
            done = programme.do(hand_over, HandOver(whole))
        written_to(to, done.value)
        answer = {"file": str(to), "bytes": len(done.value), "step": done.step}
        desk.answer(answer, as_json=as_json, text=words("Made: %(file)s", file=to.name))

    return click.Command(
        "bundle",
        callback=bundle,
        params=[
            programme_argument(),
            click.Option(
                ["--to"],
                type=click.Path(path_type=Path, dir_okay=False),
                required=True,
                help=words("The exchange file to make; it is encrypted and signed."),
            ),
            click.Option(
                ["--whole"],
                is_flag=True,
                help=words("Everything, also what the other laptop is known to have."),
            ),
            *common_options(words),
        ],
        help=words(
            "Make an exchange file for another laptop that has a copy of the same programme. Only "
            "such a copy can open it."
        ),
    )
