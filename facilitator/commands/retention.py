"""`facilitator retention`: for how long each cohort's records are kept, and when names may go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.archiving.questions import all_kept, archive_list, months_usually
from facilitator.commands.desk import common_options, day_of_question, programme_argument
from facilitator.errors import RuleBroken

if TYPE_CHECKING:
    from facilitator.archiving.questions import Kept
    from facilitator.commands.desk import Desk
    from facilitator.words import Words

USUAL = "usual"
LONGEST = 600


def command(desk: Desk) -> click.Command:
    """The command `retention`."""
    words = desk.words

    def retention(
        *,
        as_json: bool,
        cohort: str | None,
        months: str | None,
        **given: Any,  # noqa: ANN401
    ) -> None:
        if (cohort is None) != (months is None):
            raise click.UsageError(words("--cohort and --months belong together."))
        wanted = None if months is None else _months(months, words)
        with desk.programme(given) as programme:
            if cohort is not None:
                from facilitator.cohorts.actions import CohortChange, change_cohort

                row = _found(programme.ask(all_kept), cohort)
                fields = {"retention_months": wanted}
                programme.do(change_cohort, CohortChange(row.id, row.version, fields))
            kept, usual = programme.ask(all_kept), programme.ask(months_usually)
            today = day_of_question(given, programme)
            yes = {one.code: one.agreed_on for one in programme.ask(archive_list, today)}
        lines = [
            {
                "code": one.code,
                "title_cy": one.title_cy,
                "title_en": one.title_en,
                "ended": one.ended,
                "months": one.months,
                "own": one.has_own_months,
                "from": one.from_day,
                "may_go": one.code in yes,
                "yes_on": yes.get(one.code),
            }
            for one in kept
        ]
        text = "\n".join(_said(one, one.code in yes, words) for one in kept)
        desk.answer({"usual": usual, "cohorts": lines}, as_json=as_json, text=text)

    return click.Command(
        "retention",
        callback=retention,
        params=[
            programme_argument(),
            click.Option(
                ["--cohort"], help=words("The code of a cohort that gets a number of its own.")
            ),
            click.Option(
                ["--months"],
                help=words(
                    "For how many months after its end: 1 to 600, or “usual” for the "
                    "programme's number."
                ),
            ),
            *common_options(words),
        ],
        help=words("Say for how long each cohort's records are kept, and whose names may go."),
    )


def _months(typed: str, words: Words) -> int | None:
    if typed == USUAL:
        return None
    if not typed.isdecimal() or not 1 <= int(typed) <= LONGEST:
        raise click.UsageError(words("--months is a number from 1 to 600, or “usual”."))
    return int(typed)


def _found(kept: tuple[Kept, ...], code: str) -> Kept:
    for one in kept:
        if one.code == code:
            return one
    raise RuleBroken("code_unknown", code=code)


def _said(one: Kept, may_go: bool, words: Words) -> str:
    title = one.title_cy if words.language.value == "cy" else one.title_en
    months = words.many("%(n)s month", "%(n)s months", one.months)
    if one.has_own_months:
        months = words("%(months)s, its own number", months=months)
    if one.from_day is None:
        return words("%(cohort)s: %(months)s after its end", cohort=title, months=months)
    day = words.date(one.from_day, "day")
    if may_go:
        return words(
            "%(cohort)s: %(months)s; names may go since %(day)s",
            cohort=title, months=months, day=day,
        )  # fmt: skip
    return words(
        "%(cohort)s: %(months)s; names may go from %(day)s", cohort=title, months=months, day=day
    )
