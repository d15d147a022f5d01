"""Every action of the code base, and a case for each: see `test_every_action.py`.

A feature's cases stand in `action_cases/<feature>.py` as `CASES`: the action's name, and a
function that is handed the sample programme (it may do more steps first) and gives the action
with a draft. Names in `FROM_NOTHING` are handed an empty programme instead.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import TYPE_CHECKING, Any

import facilitator
from facilitator.store import tables
from facilitator.store.base import Row
from tests.store import action_cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from facilitator.store.opening import OpenProgramme

    Case = Callable[[OpenProgramme], tuple[Callable[..., Any], Any]]


def actions() -> dict[str, Callable[..., Any]]:
    """Every action: a public function of an `actions.py` that takes a step and a draft."""
    return {
        f"{feature}.{name}": function
        for feature, module in _action_modules()
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and _is_action(name, function)
    }


def cases() -> dict[str, Case]:
    """Every case by "feature.action"."""
    return {
        f"{feature}.{name}": case
        for feature, module in _case_modules()
        for name, case in module.CASES.items()
    }


def from_nothing() -> set[str]:
    """The actions whose case wants an empty programme."""
    return {
        f"{feature}.{name}"
        for feature, module in _case_modules()
        for name in getattr(module, "FROM_NOTHING", ())
    }


def _is_action(name: str, function: Callable[..., Any]) -> bool:
    """Helpers that hand rows on to actions are none: an action gives ids and numbers."""
    first, *others = inspect.signature(function).parameters.values()
    returns = getattr(tables, str(inspect.signature(function).return_annotation), None)
    gives_rows = isinstance(returns, type) and issubclass(returns, Row)
    takes_draft = [parameter.name.lstrip("_") for parameter in others] == ["draft"]
    return (
        not name.startswith("_") and first.annotation == "Step" and takes_draft and not gives_rows
    )


def _action_modules() -> Iterator[tuple[str, ModuleType]]:
    for feature in pkgutil.iter_modules(facilitator.__path__):
        name = f"facilitator.{feature.name}.actions"
        if feature.ispkg and importlib.util.find_spec(name) is not None:
            yield feature.name, importlib.import_module(name)


def _case_modules() -> Iterator[tuple[str, ModuleType]]:
    for module in pkgutil.iter_modules(action_cases.__path__):
        yield module.name, importlib.import_module(f"{action_cases.__name__}.{module.name}")
