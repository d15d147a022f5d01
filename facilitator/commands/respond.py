"""`facilitator respond`: which step could come next for somebody, on which counted facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.care.questions import respond as asked
from facilitator.commands.desk import common_options, day_of_question, programme_argument
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.commands.desk import Desk
    from facilitator.words import Words

STEPS: Mapping[str, str] = {
    "quiet_word": N_("care_quiet_word"),
    "friendly_letter": N_("care_friendly_letter"),
    "meeting": N_("care_meeting"),
    "rest_from_receiving": N_("care_rest_from_receiving"),
    "step_out_cohort": N_("care_step_out_cohort"),
    "step_out_programme": N_("care_step_out_programme"),
}


def command(desk: Desk) -> click.Command:
    """The command `respond`."""
    words = desk.words

    def respond(*, person: str, as_json: bool, **given: Any) -> None:  # noqa: ANN401
        with desk.programme(given) as programme:
            answer = programme.ask(asked, day_of_question(given, programme), person)
        desk.answer(answer, as_json=as_json, text=_said(answer, words))

    who = click.Option(
        ["--person"], required=True, help=words("The code of the person, such as P014.")
    )
    return click.Command(
        "respond",
        callback=respond,
        params=[programme_argument(), who, *common_options(words)],
        help=words(
            "Say which step of staying in touch would be proposed for somebody, and on which "
            "counted facts. Nothing is written: the decision is the facilitator's."
        ),
    )


def _said(answer: Mapping[str, Any], words: Words) -> str:
    """The answer as sentences."""
    if answer["under_way"]:
        step = words.stored(STEPS[answer["under_way"]])
        first = words("Under way: %(step)s. Nothing more is proposed.", step=step)
    elif answer["proposed"]:
        step = words.stored(STEPS[answer["proposed"]])
        first = words("Could be thought of: %(step)s.", step=step)
    else:
        first = words("Nothing is proposed.")
    return "\n".join((first, *(_noticed(one, words) for one in answer["because"])))


def _noticed(one: Mapping[str, Any], words: Words) -> str:
    days = ", ".join(str(fact["date"]) for fact in one["facts"])
    if one["rule"] == "promise_past_due":
        return words(
            "A promise is past its day by %(count)s days with nothing arranged; the rule is "
            "%(limit)s. Due: %(days)s",
            count=one["count"], limit=one["limit"], days=days,
        )  # fmt: skip
    return words(
        "Missed on %(count)s of %(of)s days; the rule is %(limit)s: %(days)s",
        count=one["count"], of=one["of"], limit=one["limit"], days=days,
    )  # fmt: skip
