"""`facilitator verify`: say whether a paper is one that was issued by this programme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options

if TYPE_CHECKING:
    from facilitator.agreements.questions import Verdict
    from facilitator.commands.desk import Desk
    from facilitator.words import Words

REFUSED = 3


def command(desk: Desk) -> click.Command:
    """The command `verify`."""
    words = desk.words

    def verify(*, paper: Path, as_json: bool, **given: Any) -> int:  # noqa: ANN401
        from facilitator.agreements.questions import judged
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
        sentence = said(found, words)
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


def said(found: Verdict, words: Words) -> str:
    """The verdict on a paper, as a sentence."""
    if found.verdict == "draft":
        return words("This is a draft: it was never issued.")
    if found.verdict == "unknown" or found.issued is None:
        return words("This programme issued no such paper.")
    on = words.date(found.issued)
    if found.verdict == "issued":
        return words("%(number)s was issued on %(date)s and counts.", number=found.number, date=on)
    if found.verdict == "superseded":
        return words(
            "%(number)s was issued on %(date)s; a newer one has taken its place.",
            number=found.number,
            date=on,
        )
    return words(
        "%(number)s was issued on %(date)s, but this file is not the one that was handed out.",
        number=found.number,
        date=on,
    )
