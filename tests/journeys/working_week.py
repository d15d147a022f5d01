"""A facilitator's week as a screen reader does it: by names in one language, day by day.

Every day is a start of the program of its own, on the file as the day before left it. At the end
of a day there is a picture of the window: those of the guide are made here.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from facilitator.words import Language, Words
from tests.support.atspi import NotFound, Reader, State, Thing
from tests.support.programmes import PASSPHRASE
from tests.support.screen import picture_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.support.desk import Desk

MONDAY = dt.date(2026, 11, 23)
DAY = dt.timedelta(days=1)
LONG = 60
# A picture is as wide as the guide's text is at most on a screen of twice the dots.
WIDE = 1200
COLOURS = 64


@dataclass
class Screen:
    """The window on one day, and what is done at it."""

    window: Thing
    say: Words

    def look(self, role: str, name: str | re.Pattern[str], where: Thing | None = None) -> Thing:
        """What is so called (or whose name begins so), once it is there and can be used."""
        place = where or self.window
        found: list[Thing] = []

        def is_there() -> bool:
            found[:] = [
                thing
                for thing in place.inside()
                if thing.role == role and _is_called(thing.name, name)
                if State.ENABLED in thing.states
            ]
            return bool(found)

        try:
            place.reader.wait_until(is_there, LONG)
        except TimeoutError as slow:
            raise NotFound(f"no {role} {name!r}; there is:\n{place.outline()}") from slow
        return found[0]

    def press(
        self, name: str | re.Pattern[str], role: str = "button", where: Thing | None = None
    ) -> None:
        """Press what is so called."""
        self.look(role, name, where).press()

    def go(self, place: str) -> None:
        """Go to a place of the side bar."""
        self.press(place, "check box")
        item = self.look("check box", place)
        self.until(lambda: State.CHECKED in item.states)

    def asked(self, title: str) -> Thing:
        """The dialog of this title."""
        return self.window.reader.window(title, LONG)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.window.reader.wait_until(holds, LONG)

    def hears(self, words: str) -> None:
        """Wait until this was announced."""
        self.window.reader.hears(words, LONG)


def _is_called(name: str, wanted: str | re.Pattern[str]) -> bool:
    return name == wanted if isinstance(wanted, str) else wanted.match(name) is not None


def beginning(words: str) -> re.Pattern[str]:
    """Names that begin so."""
    return re.compile(re.escape(words))


def counted(sentence: str) -> re.Pattern[str]:
    """Names that say the same with another number."""
    return re.compile(re.sub(r"\d+", r"\\d+", re.escape(sentence)) + "$")


@dataclass
class Week:
    """A file, a language, a screen, and where the pictures go."""

    desk: Desk
    file: Path
    language: Language
    pictures: Path

    @contextlib.contextmanager
    def on(self, day: dt.date, picture: str) -> Iterator[Screen]:
        """The window on that day; a picture of it is kept at the end."""
        arguments = ["-m", "tests.journeys.window_on", day.isoformat(), self.language.value]
        say = Words(self.language)
        with (
            self.desk.started([*arguments, self.file], FACILITATOR_PASSPHRASE=PASSPHRASE),
            Reader(self.desk) as reader,
        ):
            # In both languages it says which program it is; the programme's name comes later.
            title = "Glannau" if self.language is Language.CY else "Shores"
            screen = Screen(reader.window(title, LONG), say)
            yield screen
            screen.look("filler", say("All changes saved"))
            self._keep(picture)

    def _keep(self, name: str) -> None:
        seen = picture_of(self.desk.home)
        wide = seen.resize((WIDE, round(seen.height * WIDE / seen.width)), Image.Resampling.LANCZOS)
        self.pictures.mkdir(parents=True, exist_ok=True)
        few = wide.quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(self.pictures / f"{name}.png", optimize=True)


def monday(screen: Screen) -> None:
    """What needs attention; one row waits until next Monday."""
    say = screen.say
    snooze = screen.look("button", beginning(f"{say('Snooze…')}: "))
    who = snooze.name
    snooze.press()
    asks = screen.asked(say("Not before a day"))
    # What stands in the way is told, and so is the result.
    until = screen.look("text", say("Until"), asks)
    until.write("?")
    screen.press(say("Snooze"), where=asks)
    screen.hears(say("Type a day such as 30/3, or pick one."))
    until.write("30/11")
    screen.look("text", say("Because"), asks).write("Nia")
    screen.press(say("Snooze"), where=asks)
    screen.until(lambda: who not in screen.window.outline())
    screen.go(say("History"))
    screen.press(say("Undo"))
    screen.go(say("This week"))
    screen.look("label", who.partition(": ")[2])


def tuesday(screen: Screen, code: str) -> None:
    """A session, told on the telephone."""
    say = screen.say
    screen.go(say("Sessions"))
    name = say("Code on the slip, name or agreement number")
    screen.look("text", name).write(code)
    screen.look("text", say("One thing to thank for")).write("Diolch")
    screen.press(say("Record and next"))
    screen.until(lambda: not screen.look("text", name).text)
    nothing = say("Nothing yet. What you record appears here, and can be taken back.")
    screen.until(lambda: nothing not in screen.window.outline())


def wednesday(screen: Screen, pack: Path) -> None:
    """Rings looked at, and the pack for the gathering in one file."""
    say = screen.say
    screen.go(say("Pairings"))
    screen.press(say("Table"), "check box")
    screen.until(lambda: screen.look("table", say("Pairings")).rows > 5)
    screen.press(say("Rings"), "check box")
    screen.go(say("Papers"))
    # What is in the pack comes a moment after the page.
    screen.look("check box", beginning(say("Cover and running order")))
    screen.press(say("Save as one PDF"))
    asks = screen.asked(say("Save as one PDF"))
    screen.look("text", re.compile("."), asks).write(str(pack))
    screen.press(say("Save"), where=asks)
    screen.hears(say("Saved %(file)s", file=pack.name))


def thursday(screen: Screen) -> None:
    """Who came to the gathering."""
    say = screen.say
    screen.go(say("Cohorts"))
    screen.press(say("Gatherings"), "check box")
    screen.look("text", say("Type a name, Enter marks: came"))
    all_came = say.many(
        "Mark the one still expected as come", "Mark the %(n)s still expected as come", 26
    )
    screen.press(counted(all_came))
    screen.until(lambda: say("came") in screen.window.outline())


def friday(screen: Screen) -> None:
    """What was promised, a thank-you, and what the week has left behind."""
    say = screen.say
    screen.go(say("Commitments"))
    promises = screen.look("table", say("Promises"))
    screen.until(lambda: promises.rows > 5)
    screen.go(say("This week"))
    screen.press(beginning(f"{say('Write a card')}: "))
    asks = screen.asked(say("Write a card"))
    screen.look("text", say("What the thanks are for"), asks).write("Diolch o galon")
    screen.press(say("Record the thanks"), where=asks)
    screen.go(say("History"))
    screen.look("list", say("Steps"))


def month_end(screen: Screen) -> None:
    """Figures with the rows behind them, and the summary."""
    say = screen.say
    screen.go(say("Papers"))
    screen.press(say("Summary"), "check box")
    screen.look("button", say("Next page"))
    screen.look("button", say("Issue this summary"))
    screen.go(say("Figures"))
    screen.press(re.compile(r"\d+ "))
    rows = screen.look("table", say("Rows behind the figure"))
    screen.until(lambda: rows.rows > 5)


def whole_week(week: Week, code: str, pack: Path) -> None:
    """Monday to Friday, and the last day of the month; a picture of each.

    Args:
        code: of the slip that comes on Tuesday.
        pack: the file that the pack is saved in.
    """
    with week.on(MONDAY, "monday") as screen:
        monday(screen)
    with week.on(MONDAY + DAY, "tuesday") as screen:
        tuesday(screen, code)
    with week.on(MONDAY + 2 * DAY, "wednesday") as screen:
        wednesday(screen, pack)
    with week.on(MONDAY + 3 * DAY, "thursday") as screen:
        thursday(screen)
    with week.on(MONDAY + 4 * DAY, "friday") as screen:
        friday(screen)
    with week.on(MONDAY + 7 * DAY, "month-end") as screen:
        month_end(screen)
