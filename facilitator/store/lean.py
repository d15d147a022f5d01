"""SQLAlchemy without what it imports for drivers and plug-ins that nobody has here.

It names asyncio (with ssl and subprocess below it) and importlib.metadata (with the whole of
email) at the head of its modules and touches neither: 6 MB and a tenth of the import.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

_LATER = ("asyncio", "importlib.metadata")


class _Later(ModuleType):
    """Stands for a module until somebody asks it for something: then the real one answers."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            # What the import itself looks at.
            raise AttributeError(name)
        _make_way(self)
        found: object = getattr(import_module(self.__name__), name)
        return found

    def iscoroutine(self, thing: object) -> object:
        """What SQLAlchemy puts away for later as it is imported."""
        return self.__getattr__("iscoroutine")(thing)  # type: ignore[operator]  # asyncio's own


def import_sqlalchemy() -> None:
    """Import SQLAlchemy and its SQLite; what it names and never touches comes when it is touched.

    Afterwards `import asyncio` is what it always was, for everybody else.
    """
    standing = [_Later(name) for name in _LATER if name not in sys.modules]
    for module in standing:
        sys.modules[module.__name__] = module
    try:
        import_module("sqlalchemy.orm")
        import_module("sqlalchemy.dialects.sqlite")
    finally:
        for module in standing:
            _make_way(module)


def _make_way(module: ModuleType) -> None:
    """Let the next import of this name bring the real one."""
    if sys.modules.get(module.__name__) is module:
        del sys.modules[module.__name__]
