"""`facilitator undo`: take back the newest step of whoever is logged in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `undo`."""
    words = desk.words

    def undo(*, as_json: bool, number: int | None, **given: Any) -> None:  # noqa: ANN401
        with desk.programme(given) as programme:
            done = programme.undo() if number is None else programme.reverse(number)
        what = words.stored(done.label, done.values)
        answer = {"step": done.step, "undone": what, "rows": len(done.touched)}
        desk.answer(answer, as_json=as_json, text=words("Undone: %(what)s", what=what))

    return click.Command(
        "undo",
        callback=undo,
        params=[
            programme_argument(),
            *common_options(words),
            click.Option(
                ["--step", "number"],
                type=click.IntRange(min=1),
                metavar=words("NUMBER"),
                help=words("An older step to take back, where nothing later stands in the way."),
            ),
        ],
        help=words("Take back the newest step."),
    )
