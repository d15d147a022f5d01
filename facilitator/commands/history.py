"""`facilitator history`: who did what when."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument
from facilitator.history.questions import steps
from facilitator.rights.questions import key_of
from facilitator.rights.steps import steps_about

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk
    from facilitator.words import Words

# More steps than any programme has.
EVERY_STEP = 10_000_000


def command(desk: Desk) -> click.Command:
    """The command `history`."""
    words = desk.words

    def history(
        *,
        as_json: bool,
        most: int,
        person: str | None,
        to: Path | None,
        **given: Any,  # noqa: ANN401
    ) -> None:
        if to is not None:
            from facilitator.history.export import history_lines
            from facilitator.papers.whole_files import write_whole

            with desk.programme(given) as programme:
                exported = programme.ask(history_lines, words)
            to.parent.mkdir(parents=True, exist_ok=True)
            write_whole(to, "".join(f"{line}\n" for line in exported).encode())
            text = words("Written: %(files)s", files=to.name)
            desk.answer({"file": str(to), "steps": len(exported) - 1}, as_json=as_json, text=text)
            return
        with desk.programme(given) as programme:
            about = programme.ask(steps_about, programme.ask(key_of, person)) if person else None
            found = programme.ask(steps, most=most if about is None else EVERY_STEP)
        found = tuple(line for line in found if about is None or line.number in about)[:most]
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
        params=_params(words),
        help=words("Say who did what when, newest first."),
    )


def _params(words: Words) -> list[click.Parameter]:
    return [
        programme_argument(),
        *common_options(words),
        click.Option(
            ["--to"],
            type=click.Path(path_type=Path, dir_okay=False),
            help=words("A file for the whole history, which check-history can go through."),
        ),
        click.Option(
            ["--person"],
            help=words("Only steps that touched this person, by code, such as P014."),
        ),
        click.Option(
            ["--most"],
            type=click.IntRange(min=1),
            default=500,
            help=words("How many steps at most."),
        ),
    ]
