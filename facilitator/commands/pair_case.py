"""`facilitator pair-case`: the best plan of a pairing case that lies in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import language_option
from facilitator.pairing.case import pair_case as paired
from facilitator.pairing.case import request_case
from facilitator.pairing.explain import NAME_OF_RULE
from facilitator.pairing.problem import Rule

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
        request: str | None,
        **given: Any,  # noqa: ANN401
    ) -> None:
        if request is not None:
            possible = request_case(folder, request, words, from_members=given["from_members"])
            lines = [f"{one['member']}: {one['reason']}" for one in possible["possible"]]
            nobody = words("Nobody can by these rules.")
            desk.answer(possible, as_json=as_json, text="\n".join(lines) or nobody)
            return
        with desk.progress(words("People placed, of most possible")) as tell:
            found = paired(
                folder,
                ring_cap=None if ring_cap == ANY else int(ring_cap),
                explain=explain == "full",
                tell=tell,
                **given,
            )
        desk.answer(found, as_json=as_json, text=_text(found, words))

    return click.Command(
        "pair-case",
        callback=pair_case,
        params=_params(words),
        help=words("Find the best rings of a pairing case in a folder."),
    )


def _text(found: dict[str, Any], words: Words) -> str:
    """The plan as one reads it: how many, each ring, who is not paired yet and why."""
    people = found.get("members_in_fair_exchange", found.get("coachees_placed"))
    lines = [words("%(people)s people placed, %(status)s", people=people, status=found["status"])]
    lines += [" → ".join((*ring, ring[0])) for ring in found.get("rings", ())]
    lines += [" → ".join(pair) for pair in found.get("pairings", ())]
    for one in found["unplaced"]:
        values = {"length": one["shortest_ring"]}
        lines.append(f"{one['member']}: {words.stored(one['reason'], values)}")
        lines += [f"  {_relaxation(relaxation, words)}" for relaxation in one["relaxations"]]
    for pair in found.get("locks_to_release", ()):
        lines.append(words("Unlock, then run again: %(pairs)s.", pairs=" → ".join(pair)))
    return "\n".join(lines)


def _relaxation(relaxation: dict[str, Any], words: Words) -> str:
    rules = [Rule(name) for name in (relaxation["rule"], relaxation["with"]) if name]
    first, *other = [words.stored(NAME_OF_RULE[rule]) for rule in rules]
    more = relaxation["more_people"]
    if other:
        return words(
            "Try without “%(rule)s” and “%(other)s”: places %(n)s more",
            rule=first,
            other=other[0],
            n=more,
        )
    return words("Try without “%(rule)s”: places %(n)s more", rule=first, n=more)


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
            ["--request"], metavar="CODE", help=words("Only say who could coach this member.")
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
