"""`facilitator export`: the programme as readable tables, or as a history folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, day_of_question, programme_argument
from facilitator.interchange.history_folder import write_history
from facilitator.reciprocity.reading import whole_record

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `export`."""
    words = desk.words

    def export(*, as_json: bool, history: Path | None, to: Path | None, **given: Any) -> None:  # noqa: ANN401
        if history is None and to is None:
            raise click.UsageError(words("Say where to: --history FOLDER or --to FILE.xlsx."))
        with desk.programme(given) as programme:
            written: list[Path] = []
            if history is not None:
                today = day_of_question(given, programme)
                written += write_history(programme.ask(whole_record, today), history)
            if to is not None:
                from facilitator.interchange.everything import full_export, write_export

                written += write_export(programme.ask(full_export, words), to)
        names = ", ".join(path.name for path in written)
        desk.answer(
            {"files": [str(path) for path in written]},
            as_json=as_json,
            text=words("Written: %(files)s", files=names),
        )

    return click.Command(
        "export",
        callback=export,
        params=[
            programme_argument(),
            *common_options(words),
            click.Option(
                ["--history"],
                type=click.Path(path_type=Path),
                help=words("A folder for the whole history, in the exchange format."),
            ),
            click.Option(
                ["--to"],
                type=click.Path(path_type=Path),
                help=words("A workbook (.xlsx) or a folder of tables with names to read."),
            ),
        ],
        help=words("Write the programme out as tables."),
    )
