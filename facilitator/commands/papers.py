"""`facilitator papers`: what would stand on papers, as text or as data, without making a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, today_of
from facilitator.commands.print_papers import wanted_of, what_and_how
from facilitator.printing.kinds import PrintKind

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.commands.desk import Desk
    from facilitator.printing.wanted import Sheet, Wanted
    from facilitator.store.opening import OpenProgramme


def command(desk: Desk) -> click.Command:
    """The command `papers`."""
    words = desk.words

    def papers(*, as_json: bool, plan: str, **given: Any) -> None:  # noqa: ANN401
        from facilitator.papers.plan_text import as_data, said

        wanted = wanted_of(plan, given, words)
        with desk.programme(given) as programme:
            found = _planned(programme, wanted, today_of(given))
        plans = [
            {
                "kind": wanted.kind.value,
                "file": sheet.file,
                "person": sheet.person,
                "language": sheet.language,
                "large_print": sheet.large_print,
                "text": said(sheet.paper),
                "plan": as_data(sheet.paper),
            }
            for sheet in found
        ]
        text = "\n\n".join("\n".join([sheet.file, *said(sheet.paper)]) for sheet in found)
        desk.answer(plans, as_json=as_json, text=text)

    return click.Command(
        "papers",
        callback=papers,
        params=[
            click.Argument(["programme"], type=click.Path(path_type=Path)),
            click.Option(
                ["--plan"],
                type=click.Choice([str(kind) for kind in PrintKind]),
                required=True,
                help=words("The kind of paper."),
            ),
            *what_and_how(words),
            *(one for one in common_options(words) if one.name != "language"),
        ],
        help=words("Say what would stand on papers, block by block, without making a file."),
    )


def _planned(programme: OpenProgramme, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    from facilitator.printing.making import sheets

    if wanted.kind is not PrintKind.PACK:
        return programme.ask(sheets, wanted, today)
    from facilitator.printing.usual import pack_sheets

    return programme.ask(pack_sheets, wanted, today)
