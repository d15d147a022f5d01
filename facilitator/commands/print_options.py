"""Options of `facilitator print` that only some papers know: labels, and the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from facilitator.words import Words


def label_options(words: Words) -> list[click.Parameter]:
    """What address labels want to know: how far the printer is off, and where to begin."""
    return [
        click.Option(
            ["--move-right"],
            type=click.FloatRange(-20, 20),
            default=0.0,
            help=words("Move labels to the right by so many millimetres; less than 0: left."),
        ),
        click.Option(
            ["--move-down"],
            type=click.FloatRange(-20, 20),
            default=0.0,
            help=words("Move labels down by so many millimetres; less than 0: up."),
        ),
        click.Option(
            ["--first-label"],
            type=click.IntRange(1, 21),
            default=1,
            help=words("The first label that is still on the sheet, counted along the rows."),
        ),
    ]


def pack_options(words: Words) -> list[click.Parameter]:
    """How a pack is put together."""
    return [
        click.Option(
            ["--order"],
            type=click.Choice(["table", "alphabet"]),
            default="table",
            help=words("The order of agreements and slips in a pack: as people sit, or by name."),
        ),
        click.Option(
            ["--changed-only"],
            is_flag=True,
            help=words("Of a pack only what has changed since it was prepared."),
        ),
    ]
