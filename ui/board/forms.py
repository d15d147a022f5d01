"""Dialogs of the board: something asked for or offered, and what came of it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from facilitator.board.actions import BoardChange, BoardDraft, ExchangeDraft
from facilitator.board.wording import kinds, sorts, urgencies
from facilitator.exchange_vocabulary import BoardKind, BoardSort, Urgency
from facilitator.reciprocity.actions import Party
from ui.parts.buttons import CheckBox
from ui.parts.fields import ChoiceField, DateField, LineField, NumberField, TextField
from ui.parts.tall_forms import TallForm
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.board.questions import BoardLine, TopicLine
    from facilitator.commitments.questions import Party as Offered
    from facilitator.words import Words
    from ui.theme.theme import Theme

PROGRAMME = "programme"
MOST_MINUTES = 60_000


class PartyField(ChoiceField):
    """A person, an organisation or the programme itself."""

    def __init__(
        self, theme: Theme, name: str, parties: Sequence[Offered], words: Words, *, first: str
    ) -> None:
        language = words.language.value
        options = [("", first)] if first else []
        options += [(one.key, one.name.name(language)) for one in parties]
        options.append((PROGRAMME, words("The programme")))
        super().__init__(theme, name, options)
        self._people = {one.key for one in parties if one.is_person}

    def show_party(self, party: Party | None) -> None:
        """Choose a party; None leaves the first."""
        if party is not None:
            self.choose(str(party.person_id or party.organisation_id or PROGRAMME))

    def party(self) -> Party | None:
        """Who is chosen; None for nobody."""
        key = self.key()
        if not key:
            return None
        if key == PROGRAMME:
            return Party()
        return Party(uuid.UUID(key)) if key in self._people else Party(None, uuid.UUID(key))


class ItemDialog(TallForm):
    """An ask or an offer, new or as it stands."""

    def __init__(
        self,
        line: BoardLine | None,
        kind: BoardKind,
        parties: Sequence[Offered],
        topics: Sequence[TopicLine],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("Put something on the board") if line is None else line.title
        act = words("Put it on the board") if line is None else words("Keep the changes")
        super().__init__(title, act, theme, words, today, parent)
        self._line = line
        language = words.language.value
        self.kind = ChoiceField(
            theme, words("Ask or offer"), [(k.value, v) for k, v in kinds(words).items()]
        )
        self.kind.choose(line.kind.value if line else kind.value)
        self.kind.setEnabled(line is None)
        self.sort = ChoiceField(
            theme, words("What it is"), [(k.value, v) for k, v in sorts(words).items()]
        )
        self.beside(
            ("kind", words("Ask or offer"), self.kind), ("sort", words("What it is"), self.sort)
        )
        self.title = self.line("title", words("In a few words"), line.title if line else "")
        self.whose = PartyField(theme, words("Whose it is"), parties, words, first=words("choose"))
        none = [("", words("none"))]
        self.topic = ChoiceField(
            theme,
            words("Topic"),
            none + [(str(one.id), one.name.name(language)) for one in topics],
        )
        self.beside(
            ("whose", words("Whose it is"), self.whose), ("topic", words("Topic"), self.topic)
        )
        self._build_size()
        self._fill(line)
        self.title.setFocus()

    def _build_size(self) -> None:
        """How large, how soon, where and until when, and more about it."""
        theme, words = self.theme, self.words
        self.minutes = NumberField(theme, words("Minutes"), most=MOST_MINUTES, step=15)
        self.uses = NumberField(theme, words("Uses"), most=10_000)
        self.urgency = ChoiceField(
            theme, words("How soon"), [(k.value, v) for k, v in urgencies(words).items()]
        )
        self.beside(
            ("minutes", words("Minutes of effort"), self.minutes),
            ("uses", words("Uses"), self.uses),
            ("urgency", words("How soon"), self.urgency),
        )
        self.place = LineField(theme, words("Place"))
        self.until = DateField(theme, words("Until when"), words, self.today)
        self.beside(
            ("place", words("Place"), self.place), ("until", words("Until when"), self.until)
        )
        self.details = TextField(theme, words("More about it"), lines=2)
        self.add("details", words("More about it"), self.details)
        self.content.addWidget(
            Text(
                words(
                    "Effort is counted in minutes. A room, a thing or a document is counted in "
                    "uses, and the two are never added together."
                ),
                Role.META,
                theme,
                wraps=True,
            )
        )

    def _fill(self, line: BoardLine | None) -> None:
        if line is None:
            self.urgency.choose(Urgency.WHENEVER.value)
            self.minutes.setValue(60)
            return
        self.sort.choose(line.sort.value)
        self.whose.show_party(line.party)
        self.topic.choose(str(line.topic_id or ""))
        self.minutes.setValue(line.minutes)
        self.uses.setValue(line.uses)
        self.urgency.choose(line.urgency.value)
        self.place.setText(line.place)
        self.until.show_day(line.until)
        self.details.setPlainText(line.details)

    def draft(self) -> BoardDraft | BoardChange | None:
        """The ask or offer; None while its name or whose it is are missing."""
        words, party = self.words, self.whose.party()
        if not self.title.text().strip():
            self.say_at("title", words("Say in a few words what it is."))
            return None
        if party is None:
            self.say_at("whose", words("Choose whose it is."))
            return None
        topic = uuid.UUID(self.topic.key()) if self.topic.key() else None
        if self._line is None:
            return BoardDraft(
                kind=BoardKind(self.kind.key()),
                sort=BoardSort(self.sort.key()),
                title=self.title.text(),
                whose=party,
                details=self.details.toPlainText(),
                topic_id=topic,
                minutes=self.minutes.value(),
                uses=self.uses.value(),
                urgency=Urgency(self.urgency.key()),
                place=self.place.text(),
                until=self.until.day(),
            )
        fields = {
            "sort": BoardSort(self.sort.key()),
            "title": self.title.text().strip(),
            "person_id": party.person_id,
            "organisation_id": party.organisation_id,
            "details": self.details.toPlainText().strip(),
            "topic_id": topic,
            "minutes": self.minutes.value(),
            "uses": self.uses.value(),
            "urgency": Urgency(self.urgency.key()),
            "place": self.place.text().strip(),
            "until": self.until.day(),
        }
        return BoardChange(self._line.id, self._line.version, fields)


class ExchangeDialog(TallForm):
    """What somebody gave somebody: minutes of effort, uses of a thing, and perhaps a gift."""

    def __init__(
        self,
        start: ExchangeDraft,
        parties: Sequence[Offered],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        act = words("Log it")
        super().__init__(words("Log what was given"), act, theme, words, today, parent)
        self._start = start
        choose = words("choose")
        self.giver = PartyField(theme, words("Who gave"), parties, words, first=choose)
        self.receiver = PartyField(theme, words("Who received"), parties, words, first=choose)
        self.beside(
            ("giver", words("Who gave"), self.giver),
            ("receiver", words("Who received"), self.receiver),
        )
        self.what = LineField(theme, words("What"))
        self.sort = ChoiceField(
            theme, words("What it is"), [(k.value, v) for k, v in sorts(words).items()]
        )
        self.beside(("what", words("What"), self.what), ("sort", words("What it is"), self.sort))
        self.day_given = DateField(theme, words("Day"), words, today)
        self.minutes = NumberField(theme, words("Minutes"), most=MOST_MINUTES, step=15)
        self.uses = NumberField(theme, words("Uses"), most=10_000)
        self.beside(
            ("day", words("Day"), self.day_given),
            ("minutes", words("Minutes of effort"), self.minutes),
            ("uses", words("Uses"), self.uses),
        )
        self.meets = CheckBox(words("This meets what was asked for or offered"), theme)
        self.meets.setVisible(start.item_id is not None)
        self.content.addWidget(self.meets)
        self._build_gift(parties)
        self._fill(start)
        self.minutes.setFocus()

    def _build_gift(self, parties: Sequence[Offered]) -> None:
        theme, words = self.theme, self.words
        self.content.addWidget(
            Text(
                words("A gift: the giver may say for whom the return is meant."),
                Role.BODY_SOFT,
                theme,
                wraps=True,
            )
        )
        self.return_to = PartyField(
            theme, words("The return is meant for"), parties, words, first=words("nobody named")
        )
        self.return_minutes = NumberField(
            theme, words("Minutes promised in return"), most=MOST_MINUTES, step=15
        )
        self.return_due = DateField(theme, words("By"), words, self.today)
        self.return_due.show_day(self.today + dt.timedelta(days=182))
        self.beside(
            ("return", words("The return is meant for"), self.return_to),
            ("promised", words("Minutes promised in return"), self.return_minutes),
            ("due", words("By"), self.return_due),
        )
        self.return_to.chosen.connect(lambda _key: self._fit())
        self._fit()

    def _fit(self) -> None:
        named = bool(self.return_to.key())
        self.labelled["promised"].setVisible(named)
        self.labelled["due"].setVisible(named)

    def _fill(self, start: ExchangeDraft) -> None:
        self.sort.choose(start.sort.value)
        self.what.setText(start.what)
        # Nobody is chosen where the start names the programme only for want of anybody.
        for field, party in ((self.giver, start.giver), (self.receiver, start.receiver)):
            if party != Party():
                field.show_party(party)
        self.day_given.show_day(start.day)
        self.minutes.setValue(start.minutes)
        self.uses.setValue(start.uses)
        self.meets.setChecked(start.meets)

    def draft(self) -> ExchangeDraft | None:
        """What was given; None while the two or the day are missing."""
        words = self.words
        giver, receiver, day = self.giver.party(), self.receiver.party(), self.day_given.day()
        if giver is None:
            self.say_at("giver", words("Choose who gave."))
            return None
        if receiver is None:
            self.say_at("receiver", words("Choose who received."))
            return None
        if day is None:
            self.say_at("day", words("Type a day such as 30/3, or pick one."))
            return None
        to, start = self.return_to.party(), self._start
        return ExchangeDraft(
            day=day,
            giver=giver,
            receiver=receiver,
            sort=BoardSort(self.sort.key()),
            what=self.what.text(),
            minutes=self.minutes.value(),
            uses=self.uses.value(),
            item_id=start.item_id,
            answered_id=start.answered_id,
            call_id=start.call_id,
            return_to=to,
            return_minutes=self.return_minutes.value() if to is not None else 0,
            return_due=self.return_due.day() if to is not None else None,
            meets=self.meets.isChecked() and start.item_id is not None,
        )
