"""`facilitator import-history`: a whole history from a folder of files, in one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import anywhere_option, common_options
from facilitator.interchange.history_folder import read_history

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `import-history`."""
    words = desk.words

    def import_history(*, folder: Path, into: Path, as_json: bool, **given: Any) -> None:  # noqa: ANN401
        record = read_history(folder)
        from facilitator.interchange import actions

        where = {"programme": into, **given}
        with desk.programme(where, makes=True, backs_up=into.exists()) as programme:
            done = programme.do(actions.import_history, record)
        answer = {
            "outcome": "imported",
            "step": done.step,
            "people": len(record.people),
            "organisations": len(record.organisations),
            "pairings": len(record.pairings),
            "sessions": len(record.sessions),
        }
        text = words("%(people)s people came in.", people=len(record.people))
        desk.answer(answer, as_json=as_json, text=text)

    return click.Command(
        "import-history",
        callback=import_history,
        params=[
            click.Argument(["folder"], type=click.Path(path_type=Path)),
            click.Option(
                ["--into"],
                type=click.Path(path_type=Path),
                required=True,
                help=words("The programme; it is made when it is not there."),
            ),
            anywhere_option(words),
            *common_options(words),
        ],
        help=words("Bring a whole history in from a folder of files, in one step."),
    )
