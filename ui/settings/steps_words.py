"""The first steps in words: what each is for, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from facilitator.settings.first_steps import FirstStep

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.words import Words


class Told(NamedTuple):
    """A step in words: its name, what it is for, what the button says, and where it leads."""

    name: str
    sentence: str
    act: str
    place: str
    state: Mapping[str, object]


def told_steps(words: Words) -> dict[FirstStep, Told]:
    """Every step in its order."""
    return {**_to_the_papers(words), **_to_be_safe(words)}


def _to_the_papers(words: Words) -> dict[FirstStep, Told]:
    return {
        FirstStep.ORGANISATION: Told(
            words("The first organisation"),
            words(
                "Coaching is passed on to somebody elsewhere, so the program asks who works "
                "where. One organisation is enough to begin; a list of people brings the others."
            ),
            words("Add an organisation"), "organisations", {"do": "new"},
        ),
        FirstStep.PEOPLE: Told(
            words("People"),
            words(
                "Bring in a spreadsheet: you see every row before anything is kept. A person "
                "needs a name and nothing more."
            ),
            words("Bring in people from a spreadsheet"), "people", {"do": "import"},
        ),
        FirstStep.COHORT: Told(
            words("A cohort"),
            words(
                "Say when it begins and ends and how much each gives and receives, then enrol "
                "the people who take part."
            ),
            words("Open a cohort"), "cohorts", {"do": "new"},
        ),
        FirstStep.PAIR: Told(
            words("Pairings"),
            words(
                "The program proposes who gives to whom and says why. Lock what must stay, run "
                "it again, and publish when it is right."
            ),
            words("Pair a cohort"), "pairings", {"do": "run"},
        ),
        FirstStep.PRINT: Told(
            words("Papers"),
            words(
                "Agreements get a number and are printed in the language of each reader; slips "
                "and badges come in the same pack."
            ),
            words("Look at the papers"), "papers", {"view": "pack"},
        ),
    }  # fmt: skip


def _to_be_safe(words: Words) -> dict[FirstStep, Told]:
    return {
        FirstStep.DEPUTY: Told(
            words("A deputy"),
            words(
                "Somebody who can go on when you are ill. The deputy’s page says what is next "
                "and who knows what."
            ),
            words("Name the deputy"), "settings", {"section": "programme"},
        ),
        FirstStep.PASSPHRASE: Told(
            words("The passphrase on paper"),
            words(
                "Without the passphrase nobody can open the file, not even we. Print the sheet, "
                "write it down by hand, and keep it away from the laptop."
            ),
            words("Print the sheet"), "papers",
            {"view": "kinds", "kind_chosen": "passphrase-sheet"},
        ),
        FirstStep.LOST_LAPTOP: Told(
            words("If the laptop is lost"),
            words(
                "Who is told within 72 hours, what was on the laptop and how to go on from a "
                "backup. The sheet helps only when it lies somewhere else, so print it now."
            ),
            words("Print the page"), "papers",
            {"view": "kinds", "kind_chosen": "lost-laptop"},
        ),
        FirstStep.SECOND_PLACE: Told(
            words("A second place for backups"),
            words(
                "When the laptop is gone, so are its backups. A stick in a drawer or a folder "
                "on a server is enough; copies there are encrypted."
            ),
            words("Choose the place"), "settings", {"section": "safety"},
        ),
    }  # fmt: skip
