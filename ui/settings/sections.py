"""The sections of Settings: key, name, what stands in it, icon; and the settings inside each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.words import Words


def sections(words: Words) -> tuple[tuple[str, str, str, str], ...]:
    """Every section in the order of the list."""
    return (
        ("programme", words("Programme"), words("Names, kind, contacts"), "layers"),
        ("limits", words("Limits of This week"), words("When a row appears"), "calendar-check"),
        ("holidays", words("Days off"), words("Beside the bank holidays"), "calendar"),
        ("own_fields", words("Own fields"), words("About people"), "table-2"),
        ("topics", words("Topics"), words("Offers and asks"), "messages-square"),
        ("laptop", words("This laptop"), words("Language, colours, text size"), "languages"),
        ("safety", words("Safety"), words("Backups and passphrase"), "lock"),
        ("about", words("About"), words("Versions and licences"), "book-open"),
    )


def settings_inside(words: Words) -> tuple[tuple[str, str], ...]:
    """What can be set, by the name under which somebody looks for it: (section, name)."""
    return (
        ("programme", words("Who to turn to")),
        ("programme", words("Deputy")),
        ("programme", words("Minutes a session")),
        ("laptop", words("Language of the window")),
        ("laptop", words("Colours")),
        ("laptop", words("High contrast")),
        ("laptop", words("Nothing moves on the screen")),
        ("laptop", words("Text size")),
        ("laptop", words("Letters and words further apart")),
        ("laptop", words("Rows of tables")),
        ("laptop", words("Lock")),
        ("safety", words("A second place")),
        ("safety", words("Passphrase")),
        ("about", words("Made with")),
    )
