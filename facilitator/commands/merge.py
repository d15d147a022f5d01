"""`facilitator merge`: another laptop's work comes in, in one step, or what must be asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options
from facilitator.errors import RuleBroken, Trouble

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk
    from facilitator.laptops.meeting import Asked, Meeting
    from facilitator.laptops.rules import Choice
    from facilitator.store.opening import OpenProgramme
    from facilitator.words import Words

    Choices = dict[tuple[str, str, str], Choice]

REFUSED = 3


def command(desk: Desk) -> click.Command:
    """The command `merge`."""
    words = desk.words

    def merge(
        *,
        file: Path,
        answers: Path | None,
        take: str | None,
        look_only: bool,
        as_json: bool,
        **given: Any,  # noqa: ANN401
    ) -> int:
        from facilitator.laptops.files import read_from

        try:
            envelope = read_from(file)
            typed = _answers(answers)
            with desk.programme(given, backs_up=not look_only) as programme:
                found, choices = _met(programme, envelope, typed, take)
                answer = _answer(found, words)
                if found.has_news and not found.asked and not look_only:
                    answer |= _brought(programme, envelope, choices, words)
        except Trouble as refusal:
            why = words.stored(refusal.key, refusal.values)
            desk.note(why)
            desk.answer({"outcome": "refused", "why": why}, as_json=as_json)
            return REFUSED
        desk.answer(answer, as_json=as_json, text=_in_words(answer, words))
        if answer["outcome"] == "asked":
            desk.note(words("Nothing was written."))
            return REFUSED
        return 0

    return click.Command(
        "merge",
        callback=merge,
        params=_params(words),
        help=words(
            "Bring in what was done on another laptop. What both changed in different ways is "
            "asked; without an answer nothing is written."
        ),
    )


def _params(words: Words) -> list[click.Parameter]:
    return [
        click.Argument(["file"], type=click.Path(path_type=Path)),
        click.Option(
            ["--into", "programme"],
            type=click.Path(path_type=Path),
            required=True,
            help=words("The programme on this laptop."),
        ),
        click.Option(
            ["--answers"],
            type=click.Path(path_type=Path),
            help=words('Answers as JSON: for each row that is asked, "mine" or "theirs".'),
        ),
        click.Option(
            ["--take"],
            type=click.Choice(["mine", "theirs"]),
            help=words("The answer to everything that has no answer of its own."),
        ),
        click.Option(
            ["--look-only"], is_flag=True, help=words("Say what would change and write nothing.")
        ),
        *common_options(words),
    ]


def _answers(file: Path | None) -> dict[str, str]:
    """Answers by the row that is asked: a table, or a list of rows and choices."""
    if file is None:
        return {}
    try:
        typed = json.loads(file.read_text(encoding="utf-8-sig"))
        if isinstance(typed, list):
            typed = {one["row"]: one["choice"] for one in typed}
        if not all(choice in ("mine", "theirs") for choice in typed.values()):
            raise RuleBroken("answers_unreadable", file=file.name)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise RuleBroken("answers_unreadable", file=file.name) from None
    return dict(typed)


def _met(
    programme: OpenProgramme, envelope: bytes, typed: dict[str, str], take: str | None
) -> tuple[Meeting, Choices]:
    """The file beside the record, first without and then with what was answered."""
    from facilitator.laptops.meeting import meeting
    from facilitator.laptops.rules import Choice

    found = programme.ask(meeting, envelope)
    choices = {
        (one.table, one.key, one.field): Choice(said)
        for one in found.asked
        if (said := typed.get(one.row, take)) is not None
    }
    if choices:
        found = programme.ask(meeting, envelope, choices)
    return found, choices


def _answer(found: Meeting, words: Words) -> dict[str, Any]:
    from facilitator.laptops.rules import Fate

    outcome = "asked" if found.asked else "ready" if found.has_news else "nothing"
    return {
        "outcome": outcome,
        "from": found.letter,
        "who": found.who,
        "made_on": found.made_on,
        "steps": found.steps,
        "new": found.count(Fate.NEW),
        "changed": found.count(Fate.CHANGED),
        "gone": found.count(Fate.GONE),
        "erased": len(found.erasing),
        "questions": [_question(one, words) for one in found.asked],
        "warnings": [words.stored(one.key, {"about": one.about}) for one in found.told],
    }


def _brought(
    programme: OpenProgramme, envelope: bytes, choices: Choices, words: Words
) -> dict[str, Any]:
    from facilitator.laptops.actions import BringIn, bring_in

    done = programme.do(bring_in, BringIn(envelope, choices))
    return {
        "outcome": "merged",
        "new": done.value.new,
        "changed": done.value.changed,
        "gone": done.value.gone,
        "warnings": [words.stored(key, {"about": about}) for key, about in done.value.told],
        "step": done.step,
    }


def _question(one: Asked, words: Words) -> dict[str, object]:
    from facilitator.history.wording import field_name, table_name

    what = table_name(one.table, words)
    if one.field:
        what = f"{what}: {field_name(one.field, words)}"
    return {
        "row": one.row,
        "about": one.about,
        "what": what,
        "mine": one.mine,
        "theirs": one.theirs,
        "choices": ["mine", "theirs"],
    }


def _in_words(answer: dict[str, Any], words: Words) -> str:
    """The same in lines for whoever reads it."""
    if answer["outcome"] == "nothing":
        return words("Nothing in it is new here.")
    lines = [
        words(
            "Laptop %(letter)s, %(who)s. New: %(new)s · changed: %(changed)s · gone: %(gone)s",
            letter=answer["from"],
            who=answer["who"],
            new=answer["new"],
            changed=answer["changed"],
            gone=answer["gone"],
        )
    ]
    lines += [
        f"{one['about']} ({one['what']}): {one['mine']} / {one['theirs']} [{one['row']}]"
        for one in answer["questions"]
    ]
    return "\n".join([*lines, *answer["warnings"]])
