"""The week in words: the answer of the command, and one row per person or pairing for the page.

as_json(week, words) -> dict      fold(week) -> tuple[FoldedRow, ...]
sentence(found, words) -> str     (with **stress** around the numbers that matter)
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from facilitator.week.look import GROUPS, Days, Minutes
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.week.look import Found
    from facilitator.week.rules import Week
    from facilitator.words import Words

# What the page offers to do about each rule: wording keys.
ACTIONS: Mapping[str, str] = {
    "no_first_session": N_("week_do_write_to_both"),
    "no_next_session": N_("week_do_ask_for_a_date"),
    "outcome_missing": N_("week_do_record_outcome"),
    "agreement_unsigned": N_("week_do_put_in_pack"),
    "request_unanswered": N_("week_do_answer"),
    "commitment_due": N_("week_do_plan_a_conversation"),
    "thank_you_missing": N_("week_do_write_a_card"),
    "supervision_due": N_("week_do_arrange_supervision"),
    "expiring": N_("week_do_ask_for_renewal"),
    "pattern_of_missed": N_("week_do_have_a_quiet_word"),
    "exit_open_balance": N_("week_do_settle"),
}


@dataclass(frozen=True)
class FoldedRow:
    """All that holds for one person or pairing; the first entry leads."""

    subject: str
    group: str
    entries: tuple[Found, ...]

    @property
    def action(self) -> str:
        """The wording key of what the page offers first."""
        return ACTIONS[self.entries[0].rule]


def fold(week: Week) -> tuple[FoldedRow, ...]:
    """One row per person or pairing, in the most pressing of its groups."""
    entries: dict[str, list[Found]] = {}
    for row in week.rows:
        entries.setdefault(row.folds_into, []).append(row)
    folded = [
        FoldedRow(subject, found[0].group, tuple(found)) for subject, found in entries.items()
    ]
    return tuple(
        sorted(folded, key=lambda row: (GROUPS.index(row.group), row.entries[0].since, row.subject))
    )


def sentence(found: Found, words: Words) -> str:
    """The rule with its numbers, in the language of `words`."""
    return words.stored(
        found.sentence, {name: _spoken(value, words) for name, value in found.values.items()}
    )


# Papers that the programme knows by a key; a qualification has a name of its own.
_PAPERS: Mapping[str, str] = {
    "insurance": N_("insurance"),
    "ethics_code": N_("a code of ethics"),
    "employer_release": N_("the employer’s release"),
    "check": N_("a background check"),
}


def as_json(week: Week, words: Words) -> dict[str, object]:
    """The answer of `facilitator week --json`."""
    return {
        "today": week.today.isoformat(),
        "being_coached_now": week.being_coached_now,
        "pairings": asdict(week.pairings),
        "rows": [
            {
                "group": row.group,
                "rule": row.rule,
                "subject": row.subject,
                "since": row.since.isoformat(),
                "sentence": sentence(row, words).replace("**", ""),
            }
            for row in week.rows
        ],
    }


def _spoken(value: object, words: Words) -> object:
    if isinstance(value, Days):
        return words.many("%(n)s day", "%(n)s days", int(value))
    if isinstance(value, Minutes):
        return words.hours(int(value))
    if isinstance(value, str) and value in _PAPERS:
        return words.stored(_PAPERS[value])
    return value
