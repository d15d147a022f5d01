"""`facilitator list people`: codes and names, in Welsh or English order, accents apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import (
    common_options,
    day_of_question,
    language_option,
    programme_argument,
)
from facilitator.people.questions import people_in_order

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `list`."""
    words = desk.words

    def people(
        *,
        as_json: bool,
        looked_for: str,
        sort_language: str | None,
        here: bool,
        **given: Any,  # noqa: ANN401
    ) -> None:
        with desk.programme(given) as programme:
            found = programme.ask(
                people_in_order,
                looked_for=looked_for,
                alphabet=sort_language,
                here_on=day_of_question(given, programme) if here else None,
            )
        answer = [{"code": line.code, "name": line.name} for line in found]
        lines = [f"{line.code}  {line.name}" for line in found]
        desk.answer(answer, as_json=as_json, text="\n".join(lines))

    group = click.Group(
        "list",
        params=[language_option(words)],
        help=words("List what the programme has on record."),
    )
    group.add_command(
        click.Command(
            "people",
            callback=people,
            params=[
                programme_argument(),
                *common_options(words),
                click.Option(
                    ["--filter", "looked_for"],
                    default="",
                    help=words("Part of a name, accents and capitals apart."),
                ),
                click.Option(
                    ["--sort-language"],
                    type=click.Choice(["cy", "en"]),
                    help=words("The alphabet to sort by: cy or en."),
                ),
                click.Option(
                    ["--here"],
                    is_flag=True,
                    help=words("Only whoever takes part today: nobody at rest, nobody gone."),
                ),
            ],
            help=words("List people by name."),
        )
    )
    return group
