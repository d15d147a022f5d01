"""The parts of building that need no build: language data, icons, what goes, children."""

from __future__ import annotations

import ctypes
import platform
import shutil
import struct
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from facilitator.children import order_for
from resources.packaging import hollow, icons, icu, slim
from tests.support.desk import ROOT

HEAD = struct.pack("<H", 32) + icu.MARK + bytes(8) + b"CmnD" + bytes(16)


def archive(parts: dict[str, bytes]) -> bytes:
    """An archive of ICU's kind."""
    return HEAD + icu._packed([(f"icudt1l/{name}".encode(), data) for name, data in parts.items()])


def test_of_the_language_data_welsh_english_and_what_is_common_stay() -> None:
    parts = {
        "coll/cy.res": b"ch after c",
        "coll/de.res": b"umlauts",
        "coll/root.res": b"the rest",
        "cy_GB.res": b"Cymru",
        "fr.res": b"France",
        "likelySubtags.res": b"of no language",
        "nfc.nrm": b"accents",
        "translit/el.res": b"Greek",
        "ibm-37.cnv": b"old",
    }
    shorter = icu.fewer(archive(parts))
    kept = {"coll/cy.res", "coll/root.res", "cy_GB.res", "likelySubtags.res", "nfc.nrm"}
    assert shorter == archive({name: parts[name] for name in parts if name in kept})


@pytest.mark.skipif(
    platform.machine() != "x86_64" or not shutil.which("ld"), reason="written for x86-64, by ld"
)
def test_of_the_matrix_algebra_one_product_is_left(tmp_path: Path) -> None:
    core = next(Path(np.__file__).parent.glob("_core/_multiarray_umath*.so"))
    library = tmp_path / "algebra.so"
    whole = next(Path(np.__file__).parents[1].glob("numpy.libs/libscipy_openblas*.so"))
    shutil.copy(whole, library)
    hollow.hollowed(library, [core])
    assert library.stat().st_size < 50_000
    names = {name for section, name in hollow.symbols(library) if section != "*UND*"}
    asked = {name for section, name in hollow.symbols(core) if section == "*UND*"}
    assert names == {name for name in asked if name.startswith("scipy_")}
    product = ctypes.CDLL(str(library)).scipy_cblas_ddot64_
    product.restype = ctypes.c_double
    row = ctypes.c_double * 4
    length, one = ctypes.c_int64(2), ctypes.c_int64(1)
    two_by_two = product(length, row(3.0, 9.0, 5.0), ctypes.c_int64(2), row(7.0, 2.0), one)
    assert two_by_two == 3.0 * 7.0 + 5.0 * 2.0


def test_what_is_no_such_archive_is_left_alone() -> None:
    with pytest.raises(ValueError, match="no archive"):
        icu.fewer(bytes(64))


@pytest.mark.needs_qt
def test_the_icon_is_the_ring_mark_in_every_size(tmp_path: Path) -> None:
    icons.write_icons(ROOT / "resources" / "icons" / "ring-mark.svg", tmp_path)
    for size in icons.SIZES:
        with Image.open(tmp_path / f"facilitator-{size}.png") as picture:
            assert picture.size == (size, size)
            colours = {colour for _n, colour in picture.convert("RGBA").getcolors(size**2) or ()}
            assert {(10, 90, 92, 255), (255, 255, 255, 255)} <= colours
    with Image.open(tmp_path / "facilitator.ico") as windows:
        assert windows.info["sizes"] == {(size, size) for size in icons.SIZES[:-1]}


def test_what_is_not_used_goes_and_what_is_stays(tmp_path: Path) -> None:
    plugins = tmp_path / "PySide6" / "Qt" / "plugins"
    kept = (
        plugins / "platforms" / "libqxcb.so",
        plugins / "iconengines" / "libqsvgicon.so",
        tmp_path / "babel" / "locale-data" / "cy.dat",
        tmp_path / "babel" / "locale-data" / "en_001.dat",
    )
    gone = (
        plugins / "sqldrivers" / "libqsqlite.so",
        tmp_path / "babel" / "locale-data" / "de.dat",
        tmp_path / "PySide6" / "Qt" / "translations" / "qt_de.qm",
    )
    for path in (*kept, *gone):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    slim.slimmed(tmp_path)
    assert [path for path in kept if not path.exists()] == []
    assert [path for path in gone if path.exists()] == []


def test_a_built_program_starts_its_own_children(monkeypatch: pytest.MonkeyPatch) -> None:
    assert order_for("facilitator.x")[1:] == ["-P", "-m", "facilitator.x"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert order_for("facilitator.x") == [sys.executable, "--module", "facilitator.x"]
