"""Says that a file is older than the one that was open here last, or that a copy lies beside."""

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


def said_of_copies(copies: tuple[str, ...], words: Words) -> str:
    """That another copy lies beside the file, in a sentence."""
    return words(
        "Another copy of this programme lies beside it (%(files)s). Compare the two by “Restore a "
        "backup”, keep one, and move the other away.",
        files=", ".join(copies),
    )
