"""The envelope of an exchange file: encrypted to the programme, signed by the laptop.

    magic line | header (one line of JSON, in clear) | AES-256-GCM of the content | signature

Only a copy of the same programme can open it: the key is derived (HKDF-SHA-256, RFC 5869) from
the digest of the programme's first step, which is random and stands in no clear text. The header
names no person: a fingerprint of the programme, the layout, the sender's public key. It is bound
to the content as associated data, and all of it is signed with Ed25519 (RFC 8032).
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from facilitator.errors import RuleBroken

MAGIC = b"FACILITATOR EXCHANGE 1\n"
SIGNATURE_BYTES = 64
NONCE_BYTES = 12
# A header is a few hundred bytes; what claims more is none of ours.
LONGEST_HEADER = 4096


@dataclass(frozen=True)
class Opened:
    """What was in an envelope: the content, who signed it (public key, hex), its layout."""

    content: bytes
    signer: str
    layout: int


def new_signing_key() -> bytes:
    """A fresh private key: 32 bytes."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def signer_of(secret: bytes) -> str:
    """The public half of a signing key, as hexadecimal."""
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw().hex()


def fingerprint(first_step: str) -> str:
    """By what an exchange file names its programme: tells nothing else."""
    return _derived(first_step, b"fingerprint", 16).hex()


def sealed(content: bytes, first_step: str, secret: bytes, layout: int) -> bytes:
    """Close an envelope.

    Args:
        content: what is to be handed over.
        first_step: digest of the programme's first step.
        secret: the laptop's private key.
        layout: the number of the file's layout.
    """
    nonce = os.urandom(NONCE_BYTES)
    header = {
        "programme": fingerprint(first_step),
        "layout": layout,
        "signer": signer_of(secret),
        "nonce": nonce.hex(),
    }
    line = json.dumps(header, sort_keys=True).encode() + b"\n"
    body = AESGCM(_content_key(first_step)).encrypt(nonce, content, line)
    envelope = MAGIC + line + body
    return envelope + Ed25519PrivateKey.from_private_bytes(secret).sign(envelope)


def opened(envelope: bytes, first_step: str, layout: int) -> Opened:
    """Open an envelope.

    Raises:
        RuleBroken: it is no exchange file, of another programme, of a newer program, or was
            changed on the way.
    """
    header, line, body = _taken_apart(envelope)
    if header["programme"] != fingerprint(first_step):
        raise RuleBroken("bundle_foreign")
    if header["layout"] > layout:
        raise RuleBroken("bundle_newer")
    try:
        signer = Ed25519PublicKey.from_public_bytes(bytes.fromhex(header["signer"]))
        signer.verify(envelope[-SIGNATURE_BYTES:], envelope[:-SIGNATURE_BYTES])
        nonce = bytes.fromhex(header["nonce"])
        content = AESGCM(_content_key(first_step)).decrypt(nonce, body, line)
    except (InvalidSignature, InvalidTag, ValueError):
        raise RuleBroken("bundle_altered") from None
    return Opened(content, header["signer"], header["layout"])


def _taken_apart(envelope: bytes) -> tuple[dict[str, Any], bytes, bytes]:
    if not envelope.startswith(MAGIC):
        raise RuleBroken("bundle_not_one")
    end = envelope.find(b"\n", len(MAGIC), len(MAGIC) + LONGEST_HEADER)
    line = envelope[len(MAGIC) : end + 1]
    try:
        header = json.loads(line)
        whole = {"programme": str, "layout": int, "signer": str, "nonce": str}
        if not all(isinstance(header[name], kind) for name, kind in whole.items()):
            raise RuleBroken("bundle_altered")
    except (ValueError, KeyError, TypeError):
        raise RuleBroken("bundle_altered") from None
    return header, line, envelope[end + 1 : -SIGNATURE_BYTES]


def _content_key(first_step: str) -> bytes:
    return _derived(first_step, b"content", 32)


def _derived(first_step: str, purpose: bytes, length: int) -> bytes:
    info = b"facilitator exchange " + purpose
    return HKDF(SHA256(), length, salt=None, info=info).derive(first_step.encode())
