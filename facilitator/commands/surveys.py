"""`facilitator surveys`: how many forms came back, and what they say together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument
from facilitator.errors import RuleBroken

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `surveys`."""
    words = desk.words

    def surveys(*, as_json: bool, cohort: str, **given: Any) -> None:  # noqa: ANN401
        from facilitator.printing.wanted import cohort_called
        from facilitator.surveys.questions import surveys_of
        from facilitator.surveys.wording import respondents, survey_waves

        with desk.programme(given) as programme:
            key = programme.ask(cohort_called, cohort)
            if key is None:
                raise RuleBroken("code_unknown", code=cohort)
            lines = [one for one in programme.ask(surveys_of, key) if one.report.handed_out]
        answer = [
            {
                "respondent": one.respondent.value,
                "wave": one.wave.value,
                "handed_out": one.report.handed_out,
                "came_back": one.report.came_back,
                "hidden": one.report.is_hidden,
                "medians": list(one.report.medians),
                "quotes": list(one.report.quotes),
            }
            for one in lines
        ]
        text = "\n".join(
            f"{survey_waves(words)[one.wave]}, {respondents(words)[one.respondent]}: "
            + words("%(count)s of %(of)s", count=one.report.came_back, of=one.report.handed_out)
            for one in lines
        )
        desk.answer(answer, as_json=as_json, text=text or words("No survey was handed out."))

    return click.Command(
        "surveys",
        callback=surveys,
        params=[
            programme_argument(),
            click.Option(["--cohort"], required=True, help=words("The code of a cohort.")),
            *common_options(words),
        ],
        help=words("Say how many survey forms came back and what they say; small numbers hidden."),
    )
