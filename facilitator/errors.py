"""The three things that can stand in the way, each of which becomes a plain sentence."""

from __future__ import annotations

from enum import StrEnum


class Trouble(Exception):
    """What the facilitator is told: a wording key with its values, no traceback.

    The key is looked up in the word catalogues (see `facilitator.words`); the values fill
    its placeholders.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        if not self.values:
            return self.key
        return f"{self.key}: " + ", ".join(f"{name}={value}" for name, value in self.values.items())


class RuleBroken(Trouble):
    """The programme's own rules say no; nothing was written."""


class StaleData(Trouble):
    """Something newer stands in the way of this change; nothing was written."""


class TroubleKind(StrEnum):
    """What is at fault when the file cannot be used."""

    LOCKED = "storage_locked"
    DISK_FULL = "storage_disk_full"
    READ_ONLY = "storage_read_only"
    NO_PERMISSION = "storage_no_permission"
    NOT_THERE = "storage_not_there"
    NOT_OURS = "storage_not_ours"
    DAMAGED = "storage_damaged"
    NEWER = "storage_newer"
    WRONG_PASSPHRASE = "storage_wrong_passphrase"  # noqa: S105
    PASSPHRASE_NEEDED = "storage_passphrase_needed"  # noqa: S105
    NO_CIPHER = "storage_no_cipher"
    MOVED = "storage_moved"
    FAILING = "storage_failing"
    EXISTS = "storage_exists"
    NO_LOCKS = "storage_no_locks"
    NAME_TOO_LONG = "storage_name_too_long"
    FOLDER = "storage_folder"
    PASSWORD_NEEDED = "server_password_needed"  # noqa: S105
    WRONG_PASSWORD = "server_wrong_password"  # noqa: S105
    CUT = "server_cut"
    UNSURE = "server_unsure"


class StorageTrouble(Trouble):
    """Disk, lock or file is at fault; what was acknowledged before stands."""

    def __init__(self, kind: TroubleKind, **values: object) -> None:
        super().__init__(kind.value, **values)
        self.kind = kind
