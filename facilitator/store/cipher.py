"""The key of a programme file, and how to tell a wrong passphrase from a damaged page.

SQLCipher 4: key = PBKDF2-HMAC-SHA512(passphrase, salt, 256,000 rounds, 32 bytes), salt = the
file's first 16 bytes; each page ends in HMAC-SHA512 under a second key derived from the first
(salt XOR 0x3a, 2 rounds) over the page and its number (sqlcipher design notes).
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLAIN_HEADER = b"SQLite format 3\x00"
PAGE = 4096
SALT = 16
RESERVED_HMAC = 64
ROUNDS = 256_000


@dataclass(frozen=True, repr=False)
class Key:
    """A derived key with the salt of its file; never shown, never logged."""

    key: bytes
    salt: bytes

    def raw(self) -> str:
        """The key with its salt as SQLCipher takes it: no derivation is paid again."""
        return f"x'{self.key.hex()}{self.salt.hex()}'"

    def pragma(self) -> str:
        """The statement that hands the raw key to a fresh connection."""
        return f'PRAGMA key = "{self.raw()}"'


def derived(passphrase: str, salt: bytes) -> Key:
    """The key that belongs to a passphrase and a salt (about a third of a second)."""
    key = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, ROUNDS, 32)
    return Key(key, salt)


def new_key(passphrase: str) -> Key:
    """A key for a file that is to be made."""
    return derived(passphrase, os.urandom(SALT))


def is_encrypted(path: Path) -> bool:
    """Whether the file has no readable SQLite header."""
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) != PLAIN_HEADER


def salt_of(path: Path) -> bytes:
    """The salt of an encrypted file."""
    with path.open("rb") as file:
        return file.read(SALT)


def page_verdicts(path: Path, key: Key) -> Iterator[bool]:
    """For each page of the file in turn: does its HMAC fit this key?"""
    mac_key = hashlib.pbkdf2_hmac("sha512", key.key, bytes(b ^ 0x3A for b in key.salt), 2, 32)
    with path.open("rb") as file:
        number = 0
        while page := file.read(PAGE):
            number += 1
            start = SALT if number == 1 else 0
            body = page[start : PAGE - RESERVED_HMAC] + struct.pack("<I", number)
            mac = hmac.digest(mac_key, body, "sha512")
            yield hmac.compare_digest(mac, page[PAGE - RESERVED_HMAC :])
