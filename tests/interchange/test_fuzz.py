"""Spreadsheets with bytes turned, cut off, doubled or put in: read, asked about or refused.

Every run is seeded. Of text the bytes are harmed; of a workbook those of its packed file or of one
of its parts, so that also what lies behind the packing is reached.
"""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

import pytest

from facilitator.errors import RuleBroken, StorageTrouble
from facilitator.interchange.remarks import Answer
from facilitator.words import Language, Words
from tests.faults.rounds import rounds
from tests.interchange.making import EXAMPLES, preview

if TYPE_CHECKING:
    from pathlib import Path

RUNS = rounds(25, 1000)
SIGNS = (b'"', b",", b";", b"\t", b"\r\n", b"\0", b"\xff\xfe", b"&", b"<", b"=", b"\xc3", b"-")
FILES = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in {".csv", ".xlsx"})


def harmed(body: bytes, chance: random.Random) -> bytes:
    """The bytes with one to four harms done to them."""
    found = bytearray(body)
    for _ in range(chance.randrange(1, 5)):
        place = chance.randrange(len(found) + 1)
        match chance.randrange(6):
            case 0 if place < len(found):
                found[place] ^= 1 << chance.randrange(8)
            case 1:
                del found[place : place + chance.randrange(1, 40)]
            case 2:
                found[place:place] = chance.choice(SIGNS) * chance.choice((1, 1, 1, 600))
            case 3:
                found[place:place] = found[: chance.randrange(1, 200)]
            case 4:
                found[place:place] = chance.randbytes(chance.randrange(1, 20))
            case _:
                del found[max(place, 1) :]
    return bytes(found)


def harmed_book(body: bytes, chance: random.Random) -> bytes:
    """The workbook harmed from outside, or in one of its parts."""
    if chance.random() < 0.3:
        return harmed(body, chance)
    with zipfile.ZipFile(io.BytesIO(body)) as source:
        parts = {entry.filename: source.read(entry) for entry in source.infolist()}
    name = chance.choice(sorted(parts))
    parts[name] = harmed(parts[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part, content in parts.items():
            target.writestr(part, content)
    return out.getvalue()


@pytest.mark.parametrize("name", FILES)
def test_a_harmed_list_is_read_asked_about_or_refused_in_a_sentence(
    name: str, tmp_path: Path
) -> None:
    chance = random.Random(f"{name} 44")
    body, path = (EXAMPLES / name).read_bytes(), tmp_path / name
    harm = harmed_book if name.endswith(".xlsx") else harmed
    told = [how_it_ended(path, harm(body, chance)) for _ in range(RUNS)]
    assert all(told)
    assert "read" in told


def how_it_ended(path: Path, body: bytes) -> str:
    """ "read", or the sentence of the refusal; "" where something is said without words."""
    path.write_bytes(body)
    words = Words(Language.CY)
    try:
        read = preview(path, answers=(Answer("default"),))
    except (RuleBroken, StorageTrouble) as refused:
        return words.stored(refused.key, refused.values)
    said = [words.stored(one.key, one.said) for one in read.warnings]
    said += [words.stored(one.key, one.said) for one in read.questions]
    named = all(draft.person.full_name for draft in read.drafts)
    return "read" if named and all(said) else ""
