"""`facilitator history`: who did what when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument
from facilitator.history.questions import steps

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `history`."""
    words = desk.words

    def history(*, as_json: bool, most: int, **given: Any) -> None:  # noqa: ANN401
        with desk.programme(given) as programme:
            found = programme.ask(steps, most=most)
        spoken = [(line, words.stored(line.label, line.values)) for line in found]
        answer = [
            {
                "step": line.number,
                "at": line.at.isoformat(),
                "who": line.who,
                "kind": line.kind,
                "what": what,
                "rows": line.rows,
                "undone": line.is_undone,
                "final": line.is_final,
            }
            for line, what in spoken
        ]
        lines = [f"{line.number:>5}  {line.at:%Y-%m-%d %H:%M}  {what}" for line, what in spoken]
        desk.answer(answer, as_json=as_json, text="\n".join(lines))

    return click.Command(
        "history",
        callback=history,
        params=[
            programme_argument(),
            *common_options(words),
            click.Option(["--most"], type=int, default=500, help=words("How many steps at most.")),
        ],
        help=words("Say who did what when, newest first."),
    )
