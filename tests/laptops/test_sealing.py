"""The envelope of an exchange file: nobody else reads it, nobody alters it unnoticed."""

from __future__ import annotations

import json
import random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from facilitator.errors import RuleBroken
from facilitator.laptops.sealing import (
    MAGIC,
    SIGNATURE_BYTES,
    new_signing_key,
    opened,
    sealed,
    signer_of,
)

FIRST = "a1" * 32
OTHER = "b2" * 32
CONTENT = "Siân Llwyd, Cyngor Gwynedd".encode() * 40


@pytest.fixture(scope="module")
def secret() -> bytes:
    return new_signing_key()


@pytest.fixture(scope="module")
def envelope(secret: bytes) -> bytes:
    return sealed(CONTENT, FIRST, secret, 3)


def test_it_opens_with_the_programme(envelope: bytes, secret: bytes) -> None:
    found = opened(envelope, FIRST, 3)
    assert (found.content, found.signer, found.layout) == (CONTENT, signer_of(secret), 3)


def test_nothing_of_it_is_in_clear(envelope: bytes) -> None:
    assert "Siân".encode() not in envelope
    assert FIRST.encode() not in envelope
    assert b"Gwynedd" not in envelope


def test_two_of_the_same_differ(envelope: bytes, secret: bytes) -> None:
    assert sealed(CONTENT, FIRST, secret, 3) != envelope


def test_of_another_programme_is_refused(envelope: bytes) -> None:
    with pytest.raises(RuleBroken, match="bundle_foreign"):
        opened(envelope, OTHER, 3)


def test_of_a_newer_program_is_refused(envelope: bytes) -> None:
    with pytest.raises(RuleBroken, match="bundle_newer"):
        opened(envelope, FIRST, 2)


def test_of_an_older_program_is_opened(envelope: bytes) -> None:
    assert opened(envelope, FIRST, 7).layout == 3


def test_every_altered_byte_is_refused(envelope: bytes) -> None:
    draw = random.Random(7)
    places = {0, len(MAGIC) - 1, len(MAGIC), len(envelope) - 1, len(envelope) - SIGNATURE_BYTES}
    for place in places | {draw.randrange(len(envelope)) for _ in range(200)}:
        spoilt = bytearray(envelope)
        spoilt[place] ^= 1 << draw.randrange(8)
        with pytest.raises(RuleBroken, match="bundle_"):
            opened(bytes(spoilt), FIRST, 3)


@pytest.mark.parametrize("length", [0, 1, 10, 23, 24, 60, 200, 400])
def test_cut_off_is_refused(envelope: bytes, length: int) -> None:
    with pytest.raises(RuleBroken, match=r"bundle_(not_one|altered|foreign)"):
        opened(envelope[:length], FIRST, 3)


def test_signed_by_somebody_else_in_the_senders_name_is_refused(envelope: bytes) -> None:
    stranger = Ed25519PrivateKey.generate()
    body = envelope[:-SIGNATURE_BYTES]
    with pytest.raises(RuleBroken, match="bundle_altered"):
        opened(body + stranger.sign(body), FIRST, 3)


def test_a_header_of_another_shape_is_refused(envelope: bytes) -> None:
    end = envelope.index(b"\n", len(MAGIC))
    header = json.loads(envelope[len(MAGIC) : end])
    wrongs: list[object] = [{**header, "layout": "3"}, {**header, "signer": 7}, [], {}, "x"]
    for wrong in wrongs:
        line = json.dumps(wrong).encode()
        with pytest.raises(RuleBroken, match="bundle_altered"):
            opened(MAGIC + line + envelope[end:], FIRST, 3)
