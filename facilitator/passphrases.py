"""What a passphrase must be before a file is made with it; opening asks only whether it fits."""

from __future__ import annotations

from facilitator.errors import RuleBroken

LEAST = 12


def refuse_short(passphrase: str | None) -> None:
    """Refuse a passphrase that is easy to guess by its length; none at all is another matter.

    Raises:
        RuleBroken: it has fewer than 12 characters.
    """
    if passphrase is not None and len(passphrase) < LEAST:
        raise RuleBroken("passphrase_short", least=LEAST)
