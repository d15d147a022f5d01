"""`facilitator readiness`: who may coach today, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument, today_of

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `readiness`."""
    words = desk.words

    def readiness(*, as_json: bool, **given: Any) -> None:  # noqa: ANN401
        from facilitator.practice.questions import coach_codes, practice_list
        from facilitator.practice.wording import reasons_said, standings

        today = today_of(given)
        with desk.programme(given) as programme:
            lines = programme.ask(practice_list, today, words.language.value)
            codes = programme.ask(coach_codes)
        answer = [
            {
                "code": codes[one.id],
                "name": one.name,
                "standing": one.readiness.standing.value,
                "why": list(reasons_said(one.readiness, words)),
                "coached_minutes": one.coached,
                "supervision_minutes": one.supervised,
                "cpd_minutes": one.developed,
            }
            for one in lines
        ]
        text = "\n".join(
            f"{codes[one.id]}  {one.name}: {standings(words)[one.readiness.standing]}. "
            + " ".join(reasons_said(one.readiness, words))
            for one in lines
        )
        desk.answer(answer, as_json=as_json, text=text or words("Nobody coaches yet"))

    return click.Command(
        "readiness",
        callback=readiness,
        params=[programme_argument(), *common_options(words)],
        help=words("Say who may coach today: ready, ready with supervision or not yet, and why."),
    )
