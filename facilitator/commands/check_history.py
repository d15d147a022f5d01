"""`facilitator check-history`: is an exported history as it was written?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import language_option
from facilitator.errors import RuleBroken

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk

REFUSED = 3


def command(desk: Desk) -> click.Command:
    """The command `check-history`."""
    words = desk.words

    def check_history(*, file: Path, as_json: bool, **_given: Any) -> int:  # noqa: ANN401
        from facilitator.history.export import checked_lines

        try:
            found = checked_lines(file.read_text("utf-8-sig").splitlines())
        except UnicodeDecodeError:
            raise RuleBroken("journal_unreadable") from None
        answer = {
            "whole": found.whole,
            "steps": found.acts,
            "broken_at": found.broken_at,
            "erased": found.erased_changes,
        }
        if found.whole:
            text = words("%(n)s steps, each as it was written.", n=found.acts)
            desk.answer(answer, as_json=as_json, text=text)
            return 0
        desk.answer(answer, as_json=as_json)
        desk.note(words("It was changed at step %(step)s.", step=found.broken_at))
        return REFUSED

    return click.Command(
        "check-history",
        callback=check_history,
        params=[
            click.Argument(["file"], type=click.Path(path_type=Path)),
            click.Option(
                ["--json", "as_json"], is_flag=True, help=words("Answer in JSON and nothing else.")
            ),
            language_option(words),
        ],
        help=words("Say whether an exported history was changed since, and where."),
    )
