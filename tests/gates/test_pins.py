from __future__ import annotations

import tomllib
from importlib.metadata import distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.pins import NAMES, ROOT, pins_in, with_pins

PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
# Not ours to choose: the project itself, and what an interpreter brings along.
NOT_PINNED = {"facilitator", "pip", "setuptools", "wheel", "uv"}


def _pinned(name: str) -> list[Requirement]:
    return [Requirement(line) for line in pins_in(PYPROJECT)[name]]


def test_every_pin_is_exact() -> None:
    lines = [str(pin.specifier) for name in NAMES for pin in _pinned(name)]
    assert lines
    assert not [line for line in lines if not line.startswith("==") or "," in line]


def test_every_package_installed_is_the_pinned_one() -> None:
    pins = {
        canonicalize_name(pin.name): str(pin.specifier)
        for pin in _pinned("constraint-dependencies")
        if pin.marker is None or pin.marker.evaluate()
    }
    wrong = {
        f"{package.name} {package.version}"
        for package in distributions()
        if canonicalize_name(package.name) not in NOT_PINNED
        and pins.get(canonicalize_name(package.name)) != f"=={package.version}"
    }
    assert not wrong, "python -m tests.pins, then uv sync"


@pytest.mark.needs_qt
def test_every_package_we_stand_on_is_named_with_its_licence() -> None:
    from ui.shell.made_of import PARTS

    needed = tomllib.loads(PYPROJECT)["project"]["dependencies"]
    names = {canonicalize_name(Requirement(line).name) for line in needed}
    assert names <= {canonicalize_name(name) for name, licence in PARTS if licence}


def test_qt_stays_below_the_release_that_aborts_on_old_pythons() -> None:
    qt = [pin for pin in _pinned("constraint-dependencies") if pin.name == "pyside6-essentials"]
    for version, allowed in (("3.11.2", "6.11"), ("3.12.0", "6.12")):
        environment = {"python_full_version": version, "python_version": version[:4]}
        chosen = [
            str(pin.specifier) for pin in qt if pin.marker and pin.marker.evaluate(environment)
        ]
        assert len(chosen) == 1
        assert chosen[0].startswith(f"=={allowed}.")


def test_writing_the_same_pins_changes_nothing() -> None:
    assert with_pins(PYPROJECT, pins_in(PYPROJECT)) == PYPROJECT
