"""How much room the window has, which decides what stands beside what."""

from __future__ import annotations

from enum import IntEnum


class Breadth(IntEnum):
    """The four widths of the window, measured at text size 100 %."""

    SLIM = 0
    NARROW = 1
    MEDIUM = 2
    WIDE = 3

    @classmethod
    def of(cls, width: float, factor: float) -> Breadth:
        """The breadth of a window this wide when text is this many times larger."""
        room = width / factor
        if room >= 1280:
            return cls.WIDE
        if room >= 1100:
            return cls.MEDIUM
        return cls.NARROW if room >= 960 else cls.SLIM

    @property
    def rail(self) -> bool:
        """Whether the side bar is a rail of icons."""
        return self <= Breadth.NARROW

    @property
    def drawer(self) -> bool:
        """Whether inspectors are a drawer that *Details* opens."""
        return self <= Breadth.NARROW

    @property
    def one_pane(self) -> bool:
        """Whether there is room for the list or the detail only."""
        return self is Breadth.SLIM

    @property
    def margin(self) -> int:
        """The page's margin left and right."""
        return 40 if self is Breadth.WIDE else 32 if self is Breadth.MEDIUM else 28

    @property
    def inspector(self) -> int:
        """How wide an inspector is."""
        return 352 if self is Breadth.WIDE else 320

    @property
    def list_pane(self) -> int:
        """How wide the list beside a detail is."""
        return 400 if self is Breadth.WIDE else 340
