"""The address of a programme on a server: typed, kept as a small file, never with a password."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from facilitator.errors import RuleBroken, StorageTrouble, TroubleKind
from facilitator.server_address import (
    FIRST_LINE,
    Address,
    address_in,
    address_of,
    keep_address,
    kept_at,
    typed_address,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "address",
    [
        Address("office.example", "shores", "mair"),
        Address("office.example", "shores", "mair", 5433),
        Address("/run/postgresql", "shores", "gwen the viewer"),
        Address("/run/postgresql", "shores", "mair", 5433),
        Address("::1", "shores", "mair@office"),
        Address("", "shores"),
        Address("office", "glannau ŵyn", "siân", None, "sslmode=require"),
    ],
)
def test_an_address_is_read_back_as_it_was(address: Address, tmp_path: Path) -> None:
    assert address_of(address.url) == address
    path = tmp_path / "new" / "Shores.facilitator"
    keep_address(path, address)
    assert address_in(path) == address
    assert kept_at(path.parent, address) == path
    assert kept_at(path.parent, Address("another", "shores")) is None
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(StorageTrouble) as told:
        keep_address(path, address)
    assert told.value.kind is TroubleKind.EXISTS


def test_a_password_that_was_typed_into_an_address_is_never_kept(tmp_path: Path) -> None:
    for typed in (
        "postgresql://mair:acorn-barn@office/shores",
        "postgresql://mair@office/shores?password=acorn-barn",
    ):
        found = typed_address(typed, "", "")
        path = tmp_path / f"{len(typed)}.facilitator"
        keep_address(path, found)
        assert b"acorn" not in path.read_bytes()
        assert found == Address("office", "shores", "mair")


@pytest.mark.parametrize(
    ("server", "database", "user", "found"),
    [
        (" office ", "shores", "mair", Address("office", "shores", "mair")),
        ("office:5433", "shores", "", Address("office", "shores", "", 5433)),
        ("fe80::1", "shores", "mair", Address("fe80::1", "shores", "mair")),
        ("postgresql://office/shores", "", "mair", Address("office", "shores", "mair")),
    ],
)
def test_three_fields_make_an_address(
    server: str, database: str, user: str, found: Address
) -> None:
    assert typed_address(server, database, user) == found


@pytest.mark.parametrize(
    ("server", "database"),
    [("", "shores"), ("office", ""), ("office:x", "shores"), ("office:0", "shores"),
     ("office", "a/b"), ("postgresql://office", ""), ("postgresql://o:x:y/z", ""), (":5", "s")],
)  # fmt: skip
def test_what_is_no_address_is_refused(server: str, database: str) -> None:
    with pytest.raises(RuleBroken, match="server_address_wrong"):
        typed_address(server, database, "mair")


def test_other_files_hold_no_address(tmp_path: Path) -> None:
    path = tmp_path / "x.facilitator"
    assert address_in(path) is None
    for content in (b"", b"SQLite format 3\0" * 400, b"\xff\xfe", b"Dear Mair,\n", bytes(5000)):
        path.write_bytes(content)
        assert address_in(path) is None
    path.write_text(f"{FIRST_LINE}\nnothing\n", encoding="utf-8")
    with pytest.raises(RuleBroken, match="server_address_wrong"):
        address_in(path)
