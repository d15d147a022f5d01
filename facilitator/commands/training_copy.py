"""`facilitator training-copy`: the same programme with nobody real in it, to learn on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk


def command(desk: Desk) -> click.Command:
    """The command `training-copy`."""
    words = desk.words

    def training_copy(*, to: Path, as_json: bool, **given: Any) -> None:  # noqa: ANN401
        from facilitator.clock import Clock
        from facilitator.interchange.training_file import write_training_copy
        from facilitator.interchange.whole_record import whole_rows

        with desk.programme(given) as programme:
            record = programme.ask(whole_rows)
        made = write_training_copy(record, to, Clock(given["today"]))
        text = words(
            "%(file)s: a copy to learn on. Every name, note, address and code in it is invented.",
            file=to.name,
        )
        desk.answer({"file": str(to), "people": made}, as_json=as_json, text=text)

    return click.Command(
        "training-copy",
        callback=training_copy,
        params=[
            programme_argument(),
            click.Option(
                ["--to"],
                type=click.Path(path_type=Path, dir_okay=False),
                required=True,
                help=words("The new file; it has no passphrase, for nobody real is in it."),
            ),
            *common_options(words),
        ],
        help=words("Make a copy for training, with every name, note, address and code replaced."),
    )
