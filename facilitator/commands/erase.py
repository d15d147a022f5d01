"""`facilitator erase`: erase a person, from everywhere or so that minutes and counts stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import Server, common_options, programme_argument
from facilitator.vocabulary import EraseMode

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `erase`."""
    words = desk.words

    def erase(*, person: str, mode: str, as_json: bool, **given: Any) -> None:  # noqa: ANN401
        from facilitator.rights.actions import EraseDraft, erase_person
        from facilitator.rights.copies import copies_that_hold
        from facilitator.rights.questions import key_of
        from facilitator.settings.questions import second_place_of

        with desk.programme(given) as programme:
            second = programme.ask(second_place_of)
            draft = EraseDraft(programme.ask(key_of, person), EraseMode(mode))
            done = programme.do(erase_person, draft)
        erased = done.value
        place = given["programme"]
        copies = () if isinstance(place, Server) else copies_that_hold(place, second)
        answer = {
            "person": person,
            "mode": mode,
            "step": done.step,
            "rows_removed": erased.removed,
            "rows_changed": erased.changed,
            "images_erased": erased.images,
            "papers_erased": list(erased.papers),
            "backups": [
                {"file": copy.file, "made": copy.made, "gone_by": copy.gone_by} for copy in copies
            ],
        }
        lines = [words.stored(done.label, done.values)]
        if copies:
            lines.append(words("These backups still hold the person, and go by the day named:"))
            by_hand = words("until you delete it")
            lines += [
                f"  {copy.file}  {words.date(copy.gone_by) if copy.gone_by else by_hand}"
                for copy in copies
            ]
        desk.answer(answer, as_json=as_json, text="\n".join(lines))

    return click.Command(
        "erase",
        callback=erase,
        params=[
            programme_argument(),
            click.Option(
                ["--person"], required=True, help=words("The code of the person, such as P014.")
            ),
            click.Option(
                ["--mode"],
                required=True,
                type=click.Choice([mode.value for mode in EraseMode]),
                help=words("remove: everywhere; pseudonymise: minutes and counts stay."),
            ),
            *common_options(words),
        ],
        help=words("Erase a person from the record, the history and the archived papers."),
    )
