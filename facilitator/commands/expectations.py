"""`facilitator expectations`: promises kept, the question of community, the rules of a cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument
from facilitator.errors import RuleBroken

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk
    from facilitator.expectations.questions import CohortExpectations
    from facilitator.words import Words


def command(desk: Desk) -> click.Command:
    """The command `expectations`."""
    words = desk.words

    def expectations(*, as_json: bool, cohort: str, leaving: bool, **given: Any) -> None:  # noqa: ANN401
        from facilitator.expectations.questions import cohort_expectations
        from facilitator.printing.wanted import cohort_called

        with desk.programme(given) as programme:
            key = programme.ask(cohort_called, cohort)
            if key is None:
                raise RuleBroken("code_unknown", code=cohort)
            found = programme.ask(cohort_expectations, key, words.language.value, leaving=leaving)
        if found is None:
            raise RuleBroken("code_unknown", code=cohort)
        desk.answer(
            _answer(found, cohort, words, leaving=leaving),
            as_json=as_json,
            text=_text(found, words),
        )

    return click.Command(
        "expectations",
        callback=expectations,
        params=[
            programme_argument(),
            *common_options(words),
            click.Option(["--cohort"], required=True, help=words("The code of a cohort.")),
            click.Option(
                ["--leaving"],
                is_flag=True,
                help=words("As it may leave the programme: small numbers hidden."),
            ),
        ],
        help=words("Say which promises were kept, whether it is a community, which rules hold."),
    )


def _answer(
    found: CohortExpectations, cohort: str, words: Words, *, leaving: bool
) -> dict[str, object]:
    """Nobody is named: what single members said stays in the window."""
    language, rules = words.language.value, found.in_force
    return {
        "cohort": cohort,
        "leaving": leaving,
        "programme_gives": list(found.programme_gives),
        "programme_asks": list(found.programme_gets),
        "promises_kept": {
            wave.value: {
                "kept": kept.kept,
                "partly": kept.partly,
                "asked": kept.asked,
                "people": kept.people,
            }
            for wave, kept in found.kept.items()
        },
        "community": {
            line.wave.value: {
                **{answer.value: slips for answer, slips in line.slips.items()},
                "total": line.total,
            }
            for line in found.community
        },
        "rules": {
            "version": rules.number,
            "chosen": found.is_chosen,
            "text": [rule.name(language) for rule in rules.rules],
        }
        if rules
        else None,
    }


def _text(found: CohortExpectations, words: Words) -> str:
    from facilitator.expectations.wording import answers, kept_said, slips_said, waves

    lines = [f"{waves(words)[wave]}: {kept_said(kept, words)}" for wave, kept in found.kept.items()]
    for line in found.community:
        said = ", ".join(
            f"{answers(words)[answer]} {slips_said(slips, words)}"
            for answer, slips in line.slips.items()
        )
        lines.append(f"{waves(words)[line.wave]}: {words('Is this a community?')} {said}")
    rules = found.in_force
    if rules is not None:
        lines.append(words("Version %(number)s", number=rules.number))
        lines += [
            f"{at}. {one.name(words.language.value)}" for at, one in enumerate(rules.rules, 1)
        ]
    return "\n".join(lines)
