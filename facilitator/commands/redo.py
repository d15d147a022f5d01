"""`facilitator redo`: do again what was undone last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `redo`."""
    words = desk.words

    def redo(*, as_json: bool, **given: Any) -> None:  # noqa: ANN401
        with desk.programme(given) as programme:
            done = programme.redo()
        what = words.stored(done.label, done.values)
        answer = {"step": done.step, "redone": what, "rows": len(done.touched)}
        desk.answer(answer, as_json=as_json, text=words("Done again: %(what)s", what=what))

    return click.Command(
        "redo",
        callback=redo,
        params=[programme_argument(), *common_options(words)],
        help=words("Do again what was undone last."),
    )
