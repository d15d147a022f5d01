"""`facilitator pair-case`: the best plan of a pairing case that lies in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import language_option
from facilitator.pairing.case import pair_case as paired

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk
    from facilitator.words import Words

ANY = "none"
# Seconds after which the best plan so far is given, unless the facilitator says otherwise.
PATIENCE = 60.0


def command(desk: Desk) -> click.Command:
    """The command `pair-case`."""
    words = desk.words

    def pair_case(
        *,
        folder: Path,
        ring_cap: str,
        as_json: bool,
        explain: str | None,
        **given: Any,  # noqa: ANN401
    ) -> None:
        with desk.progress(words("People placed, of most possible")) as tell:
            found = paired(
                folder,
                ring_cap=None if ring_cap == ANY else int(ring_cap),
                explain=explain == "full",
                tell=tell,
                **given,
            )
        people = found.get("members_in_fair_exchange", found.get("coachees_placed"))
        text = words("%(people)s people placed, %(status)s", people=people, status=found["status"])
        desk.answer(found, as_json=as_json, text=text)

    return click.Command(
        "pair-case",
        callback=pair_case,
        params=_params(words),
        help=words("Find the best rings of a pairing case in a folder."),
    )


def _params(words: Words) -> list[click.Parameter]:
    """What the command takes."""
    return [
        click.Argument(["folder"], type=click.Path(path_type=Path)),
        ring_cap_option(words("The longest ring: 2, 3, 4, or none for any length."), "3"),
        click.Option(["--with-locks"], is_flag=True, help=words("Keep the pairs that are locked.")),
        click.Option(
            ["--time-limit"],
            type=click.FloatRange(min=0),
            default=PATIENCE,
            help=words("Stop after so many seconds."),
        ),
        click.Option(
            ["--explain"],
            type=click.Choice(["short", "full"]),
            help=words("full: also say what would place more people."),
        ),
        click.Option(
            ["--one-way"], is_flag=True, help=words("Place coachees with coaches, no rings.")
        ),
        click.Option(
            ["--from-members"],
            is_flag=True,
            help=words("Work out who may coach whom from the people."),
        ),
        click.Option(
            ["--json", "as_json"],
            is_flag=True,
            help=words("Answer in JSON and nothing else."),
        ),
        language_option(words),
    ]


def ring_cap_option(text: str, default: str | None) -> click.Option:
    """The option `--ring-cap`."""
    return click.Option(
        ["--ring-cap"], type=click.Choice(["2", "3", "4", ANY]), default=default, help=text
    )
