"""`facilitator choices`: bring in whom people would like to be paired with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument
from facilitator.errors import RuleBroken
from facilitator.interchange.choice_slips import read_slips
from facilitator.pairing.actions import bring_in_choices
from facilitator.pairing.choosing import slips_as_drafts
from facilitator.pairing.questions import cohort_to_pair

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `choices`."""
    words = desk.words

    def choices(*, slips: Path, as_json: bool, cohort: str | None, **given: Any) -> None:  # noqa: ANN401
        read = read_slips(slips)
        lines = tuple((one.line, one.person, one.side, one.chosen) for one in read)
        with desk.programme(given) as programme:
            key = programme.ask(cohort_to_pair, cohort)
            if key is None:
                raise (
                    RuleBroken("code_unknown", code=cohort) if cohort else RuleBroken("pair_nobody")
                )
            drafts = programme.ask(slips_as_drafts, key, slips.name, lines)
            done = programme.do(bring_in_choices, drafts)
        answer = {"slips": len(drafts), "choices": done.value}
        desk.answer(answer, as_json=as_json, text=words.stored(done.label, done.values))

    return click.Command(
        "choices",
        callback=choices,
        params=[
            click.Argument(["slips"], type=click.Path(path_type=Path)),
            programme_argument(),
            click.Option(
                ["--cohort"], help=words("The code of the cohort; without it the newest.")
            ),
            *common_options(words),
        ],
        help=words(
            "Bring in choice slips: a table with the headings person, as (receives or gives) and "
            "choice_1 to choice_5, people by their codes."
        ),
    )
