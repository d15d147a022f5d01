"""Says that a file is older than the one that was open here last."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.store.seen import Behind
    from facilitator.words import Words


def said_of_older(behind: Behind, words: Words) -> str:
    """That a file is not the one that was open here last, in a sentence."""
    if behind.parted:
        return words(
            "This file went another way than the one you closed last: some changes in it are "
            "others. A newer copy may lie elsewhere, or among the backups."
        )
    return words.many(
        "This file is %(n)s change older than the one you closed last. A newer copy may lie "
        "elsewhere, or among the backups.",
        "This file is %(n)s changes older than the one you closed last. A newer copy may lie "
        "elsewhere, or among the backups.",
        behind.steps,
    )
