"""`facilitator verify`: say whether a paper is one that was issued by this programme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk

REFUSED = 3


def command(desk: Desk) -> click.Command:
    """The command `verify`."""
    words = desk.words

    def verify(*, paper: Path, as_json: bool, **given: Any) -> int:  # noqa: ANN401
        from facilitator.agreements.questions import judged
        from facilitator.agreements.verdict import said_of
        from facilitator.papers.verify import claim

        claimed = claim(paper.read_bytes())
        with desk.programme(given) as programme:
            found = programme.ask(judged, claimed)
        answer = {
            "verdict": found.verdict,
            "number": found.number,
            "edition": found.edition,
            "issued": found.issued.isoformat() if found.issued else None,
        }
        sentence = said_of(found, words)
        if found.verdict == "issued":
            desk.answer(answer, as_json=as_json, text=sentence)
            return 0
        desk.answer(answer, as_json=as_json)
        desk.note(sentence)
        return REFUSED

    return click.Command(
        "verify",
        callback=verify,
        params=[
            click.Argument(["paper"], type=click.Path(path_type=Path)),
            click.Option(
                ["--in", "programme"],
                type=click.Path(path_type=Path),
                required=True,
                help=words("The programme that may have issued it."),
            ),
            *common_options(words),
        ],
        help=words("Say whether a paper is one that was issued, to the last byte."),
    )
