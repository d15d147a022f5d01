"""`facilitator own-data`: everything held about a person, for that person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, day_of_question, programme_argument
from facilitator.words import Language

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk

_LANGUAGES = {
    "cy": (Language.CY,),
    "en": (Language.EN,),
    "both": (Language.CY, Language.EN),
}


def command(desk: Desk) -> click.Command:
    """The command `own-data`."""
    words = desk.words

    def own_data(
        *,
        person: str,
        folder: Path,
        paper_language: str | None,
        as_json: bool,
        **given: Any,  # noqa: ANN401
    ) -> None:
        from facilitator.rights.telling import own_data_pack, write_own_data

        languages = _LANGUAGES.get(paper_language or "", ())
        with desk.programme(given) as programme:
            today = day_of_question(given, programme)
            own, paper = programme.ask(own_data_pack, person, today, languages)
        files = write_own_data(own, paper, folder, words)
        answer = {
            "person": own.code,
            "on": own.on,
            "files": [str(path) for path in files],
            "tables": {held.table: len(held.rows) for held in own.tables},
            "steps": len(own.steps),
        }
        text = words("Files: %(files)s, in %(folder)s", files=len(files), folder=str(folder))
        desk.answer(answer, as_json=as_json, text=text)

    options = [one for one in common_options(words) if one.name != "language"]
    return click.Command(
        "own-data",
        callback=own_data,
        params=[
            programme_argument(),
            click.Option(
                ["--person"], required=True, help=words("The code of the person, such as P014.")
            ),
            click.Option(
                ["--to", "folder"],
                required=True,
                type=click.Path(path_type=Path, file_okay=False),
                help=words("The folder for the files; it is made when it is not there."),
            ),
            click.Option(
                ["--language", "paper_language"],
                type=click.Choice(list(_LANGUAGES)),
                help=words("The language of the papers; without it each reader's own."),
            ),
            *options,
        ],
        help=words(
            "Write everything that is held about a person, history included, as a PDF to read "
            "and as JSON and CSV. Other members are not named."
        ),
    )
