"""`facilitator my-week`: the week of several programmes on one PDF, a page for each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, today_of

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk
    from facilitator.papers.my_week import MyWeek
    from facilitator.words import Words


def command(desk: Desk) -> click.Command:
    """The command `my-week`."""
    words = desk.words

    def my_week(
        *,
        programmes: tuple[Path, ...],
        passphrase_files: tuple[Path, ...],
        folder: Path,
        as_json: bool,
        **given: Any,  # noqa: ANN401
    ) -> None:
        from facilitator.agreements.issuing import file_name
        from facilitator.papers.render import render
        from facilitator.papers.whole_files import write_whole
        from facilitator.week.several import several_weeks_paper

        if len(passphrase_files) not in {0, 1, len(programmes)}:
            raise click.UsageError(words("Name one passphrase file for all, or one for each."))
        language, today = words.language, today_of(given)
        each = passphrase_files or (None,)
        files = each if len(each) == len(programmes) else each * len(programmes)
        weeks = [
            _week(desk, path, file, given) for path, file in zip(programmes, files, strict=True)
        ]
        rendered = render(several_weeks_paper(weeks, language))
        folder.mkdir(parents=True, exist_ok=True)
        made = folder / file_name("my-week", today.isoformat(), language.value)
        write_whole(made, rendered.pdf)
        answer = {
            "file": str(made),
            "pages": rendered.pages,
            "programmes": [week.top.programme.read_in(language) for week in weeks],
        }
        text = words("Files: %(files)s · pages: %(pages)s", files=1, pages=rendered.pages)
        desk.answer(answer, as_json=as_json, text=text)

    return click.Command(
        "my-week",
        callback=my_week,
        params=_params(words),
        help=words(
            "Print the week of several programmes: a page for each. Nothing is compared between "
            "them, and whoever is in two stands on both pages."
        ),
    )


def _params(words: Words) -> list[click.Parameter]:
    mine = [one for one in common_options(words) if one.name != "passphrase_file"]
    return [
        click.Argument(
            ["programmes"],
            nargs=-1,
            required=True,
            type=click.Path(path_type=Path),
            metavar=words("PROGRAMME PROGRAMME …"),
        ),
        *mine,
        click.Option(
            ["--passphrase-file", "passphrase_files"],
            multiple=True,
            type=click.Path(path_type=Path),
            help=words("A file whose first line is the passphrase: one for all, or for each."),
        ),
        click.Option(
            ["--to", "folder"],
            type=click.Path(path_type=Path, file_okay=False),
            default=Path(),
            help=words("The folder for the files; it is made when it is not there."),
        ),
    ]


def _week(desk: Desk, path: Path, file: Path | None, given: dict[str, Any]) -> MyWeek:
    """The week of one programme."""
    from facilitator.week.sheet import my_week_of

    asked = {**given, "programme": path, "passphrase_file": file}
    with desk.programme(asked) as programme:
        return programme.ask(my_week_of, today_of(given), desk.words.language)
