"""The places of the side bar, the guide and Settings: name, icon, key, module of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.words import Words

LAST_NUMBER = 9


@dataclass(frozen=True)
class PlaceSpec:
    """A place: its page is `getattr(import_module(module), page)`, loaded after first paint.

    Args:
        keys: its shortcut, where it is not the number of its place in the side bar.
        at_once: whether its page shows who is there before the programme is open.
    """

    key: str
    name: Callable[[Words], str]
    icon: str
    module: str
    page: str
    keys: str = ""
    at_once: bool = False

    def shortcut(self, number: int) -> str:
        """What goes to it, as the place of this number."""
        return self.keys or (f"Ctrl+{number}" if number <= LAST_NUMBER else "")


PLACES = (
    PlaceSpec(
        "week", lambda words: words("This week"), "calendar-check", "ui.week.page", "WeekPage"
    ),
    PlaceSpec(
        "people", lambda words: words("People"), "users", "ui.people.page", "PeoplePage",
        at_once=True,
    ),
    PlaceSpec(
        "organisations",
        lambda words: words("Organisations"),
        "building-2",
        "ui.organisations.page",
        "OrganisationsPage",
    ),
    PlaceSpec(
        "cohorts", lambda words: words("Cohorts"), "layers", "ui.cohorts.page", "CohortsPage"
    ),
    PlaceSpec(
        "pairings",
        lambda words: words("Pairings"),
        "git-compare-arrows",
        "ui.pairing.page",
        "PairingsPage",
    ),
    PlaceSpec(
        "sessions",
        lambda words: words("Sessions"),
        "messages-square",
        "ui.sessions.page",
        "SessionsPage",
    ),
    PlaceSpec(
        "commitments",
        lambda words: words("Commitments"),
        "hand-heart",
        "ui.commitments.page",
        "CommitmentsPage",
    ),
    PlaceSpec("papers", lambda words: words("Papers"), "printer", "ui.papers.page", "PapersPage"),
    PlaceSpec(
        "history", lambda words: words("History"), "history", "ui.history.page", "HistoryPage"
    ),
    PlaceSpec(
        "figures",
        lambda words: words("Figures"),
        "chart-column",
        "ui.reciprocity.page",
        "FiguresPage",
        "Ctrl+Shift+F",
    ),
    PlaceSpec(
        "board", lambda words: words("Board"), "clipboard-paste", "ui.board.page", "BoardPage",
        "Ctrl+Shift+B",
    ),
)  # fmt: skip

SETTINGS = PlaceSpec(
    "settings", lambda words: words("Settings"), "settings", "ui.settings.page", "SettingsPage"
)

# The main act where colleagues of everywhere may ask for a coach: in the side bar of a pool.
REQUESTS = PlaceSpec(
    "requests", lambda words: words("Requests for help"), "user-plus",
    "ui.requests.page", "RequestsPage", "Ctrl+Shift+Q",
)  # fmt: skip

# Reached from the pages they belong to, the Go menu and the palette, not from the side bar.
BESIDE = (
    PlaceSpec(
        "steps", lambda words: words("First steps"), "check", "ui.settings.steps_page",
        "FirstStepsPage", "Ctrl+Shift+S",
    ),
    PlaceSpec(
        "calendar", lambda words: words("Calendar"), "calendar", "ui.sessions.calendar_page",
        "CalendarPage", "Ctrl+Shift+C",
    ),
    PlaceSpec(
        "practice", lambda words: words("Readiness and practice"), "check", "ui.practice.page",
        "PracticePage", "Ctrl+Shift+R",
    ),
    PlaceSpec(
        "expectations", lambda words: words("What we expect of each other"), "heart",
        "ui.expectations.page", "ExpectationsPage", "Ctrl+Shift+E",
    ),
    REQUESTS,
    PlaceSpec(
        "joining", lambda words: words("Applying and joining"), "users", "ui.joining.page",
        "JoiningPage", "Ctrl+Shift+J",
    ),
    PlaceSpec(
        "surveys", lambda words: words("Surveys"), "file-text", "ui.surveys.page",
        "SurveysPage", "Ctrl+Shift+Y",
    ),
    PlaceSpec(
        "goals", lambda words: words("Goals and ratings"), "chart-column", "ui.goals.page",
        "GoalsPage", "Ctrl+Shift+O",
    ),
    PlaceSpec(
        "thanks", lambda words: words("Thanks"), "gift", "ui.recognition.page", "ThanksRolls",
        "Ctrl+Shift+H",
    ),
    PlaceSpec(
        "scans", lambda words: words("Papers that came back"), "scan-line", "ui.scans.page",
        "ScansPage", "Ctrl+Shift+D",
    ),
    PlaceSpec(
        "archive", lambda words: words("The year's archive"), "history", "ui.archiving.page",
        "ArchivePage", "Ctrl+Shift+V",
    ),
    PlaceSpec(
        "rota", lambda words: words("Threes and rounds of a day"), "users",
        "ui.pairing.rota_page", "RotaPage", "Ctrl+Shift+M",
    ),
    PlaceSpec(
        "laptops", lambda words: words("Another laptop"), "users", "ui.laptops.page",
        "LaptopsPage", "Ctrl+Shift+X",
    ),
)  # fmt: skip

# Opened with F1; it stands in the Help menu and not in the side bar.
GUIDE = PlaceSpec(
    "guide", lambda words: words("The guide"), "book-open", "ui.guide.page", "GuidePage"
)
