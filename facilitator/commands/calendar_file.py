"""`facilitator calendar`: gatherings and arranged sessions as a file for any calendar program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument, today_of

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `calendar`."""
    words = desk.words

    def calendar(*, as_json: bool, cohort: str, file: Path, **given: Any) -> None:  # noqa: ANN401
        from facilitator.interchange.calendar import calendar_of
        from facilitator.papers.whole_files import write_whole
        from facilitator.printing.wanted import cohort_called

        today = today_of(given)
        with desk.programme(given) as programme:
            key = programme.ask(cohort_called, cohort)
            made = programme.journal.clock.now()
            found = programme.ask(calendar_of, key, today, words.language, made)
        write_whole(file, found.text.encode())
        answer = {
            "file": str(file), "gatherings": found.gatherings, "sessions": found.sessions,
        }  # fmt: skip
        said = words(
            "Saved %(file)s: gatherings %(gatherings)s, sessions %(sessions)s",
            file=file.name,
            gatherings=found.gatherings,
            sessions=found.sessions,
        )
        desk.answer(answer, as_json=as_json, text=said)

    return click.Command(
        "calendar",
        callback=calendar,
        params=[
            programme_argument(),
            click.Option(["--cohort"], default="", help=words("The code of a cohort.")),
            click.Option(
                ["--to", "file"],
                type=click.Path(path_type=Path, dir_okay=False),
                default=Path("facilitator.ics"),
                help=words("The file to write (.ics)."),
            ),
            *common_options(words),
        ],
        help=words(
            "Save gatherings and arranged sessions from today on as a calendar file; what is "
            "moved later moves in the calendar that takes in the next one."
        ),
    )
