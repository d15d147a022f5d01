"""`facilitator import-history`: a whole history from a folder of files, in one step."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import anywhere_option, common_options
from facilitator.interchange.history_folder import SETTINGS_FILE, read_history
from facilitator.interchange.record_files import holds_record, read_record

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `import-history`."""
    words = desk.words

    def import_history(*, folder: Path, into: Path, as_json: bool, **given: Any) -> None:  # noqa: ANN401
        answer = bring_in_whole(desk, {"programme": into, **given}, folder)
        text = words("%(people)s people came in.", people=answer["people"])
        desk.answer({"outcome": "imported", **answer}, as_json=as_json, text=text)

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


def holds_whole(path: Path) -> bool:
    """Whether a whole programme lies here rather than a list of people."""
    return (path.is_dir() and (path / SETTINGS_FILE).is_file()) or holds_record(path)


def bring_in_whole(desk: Desk, where: dict[str, Any], source: Path) -> dict[str, int]:
    """Bring a history or a full export in, in one step; what has come in, counted.

    Raises:
        RuleBroken: it cannot be read, or does not fit; nothing was written.
    """
    from facilitator.interchange import actions

    makes, backs_up = True, where["programme"].exists()
    if holds_record(source):
        record = read_record(source)
        counted = Counter(row.table for row in record.rows)
        with desk.programme(where, makes=makes, backs_up=backs_up) as programme:
            step = programme.do(actions.import_record, record).step
    else:
        history = read_history(source)
        kinds = {
            "person": history.people,
            "organisation": history.organisations,
            "pairing": history.pairings,
            "session": history.sessions,
        }
        counted = Counter({kind: len(rows) for kind, rows in kinds.items()})
        with desk.programme(where, makes=makes, backs_up=backs_up) as programme:
            step = programme.do(actions.import_history, history).step
    return {
        "step": step,
        "people": counted["person"],
        "organisations": counted["organisation"],
        "pairings": counted["pairing"],
        "sessions": counted["session"],
    }
