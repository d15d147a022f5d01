"""Small dialogs about one organisation: new, a department, a spelling, two records joined."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from facilitator.organisations.actions import (
    AliasDraft,
    DepartmentDraft,
    JoinDraft,
    OrganisationDraft,
)
from ui.organisations.wording import sectors
from ui.parts.buttons import CheckBox
from ui.parts.dialogs import Dialog
from ui.parts.fields import ChoiceField, Labelled, LineField, SearchField
from ui.parts.rows import RowList
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.organisations.questions import OrganisationDetail
    from facilitator.words import Words
    from ui.parts.rows import Row
    from ui.theme.theme import Theme


class NewOrganisationDialog(Dialog):
    """A new organisation; a name in one language is enough."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(
            words("New organisation"),
            theme,
            words,
            primary=words("Add organisation"),
            parent=parent,
        )
        self.name_cy = LineField(theme, words("Welsh name"))
        self.name_en = LineField(theme, words("English name"))
        self.sector = ChoiceField(theme, words("Sector"), sectors(words))
        self.lead = LineField(theme, words("Lead"))
        self._name = Labelled(words("Welsh name"), self.name_cy, theme)
        self.content.addWidget(self._name)
        self.content.addWidget(Labelled(words("English name"), self.name_en, theme))
        self.content.addWidget(Labelled(words("Sector"), self.sector, theme))
        self.content.addWidget(Labelled(words("Lead"), self.lead, theme))
        self.primary_pressed.connect(self._draft)

    def _draft(self) -> None:
        name_en, name_cy = self.name_en.text().strip(), self.name_cy.text().strip()
        named = bool(name_en or name_cy)
        self._name.say("" if named else self.words("A name in one of the languages is needed."))
        if named:
            self.drafted.emit(
                OrganisationDraft(
                    name_en, name_cy, sector=self.sector.key(), lead_name=self.lead.text()
                )
            )


class DepartmentDialog(Dialog):
    """A department or a site of an organisation."""

    def __init__(
        self, organisation: OrganisationDetail, theme: Theme, words: Words, parent: QWidget
    ) -> None:
        super().__init__(
            words("Department or site"), theme, words, primary=words("Add"), parent=parent
        )
        self._id = organisation.mark.id
        self.name_cy = LineField(theme, words("Welsh name"))
        self.name_en = LineField(theme, words("English name"))
        self.is_site = CheckBox(words("This is a site"), theme)
        self._name = Labelled(words("Welsh name"), self.name_cy, theme)
        self.content.addWidget(self._name)
        self.content.addWidget(Labelled(words("English name"), self.name_en, theme))
        self.content.addWidget(self.is_site)
        self.primary_pressed.connect(self._draft)

    def _draft(self) -> None:
        name_en, name_cy = self.name_en.text().strip(), self.name_cy.text().strip()
        named = bool(name_en or name_cy)
        self._name.say("" if named else self.words("A name in one of the languages is needed."))
        if named:
            draft = DepartmentDraft(self._id, name_en, name_cy, self.is_site.isChecked())
            self.drafted.emit(draft)


class AliasDialog(Dialog):
    """Another spelling, as it is met in spreadsheets."""

    def __init__(
        self, organisation: OrganisationDetail, theme: Theme, words: Words, parent: QWidget
    ) -> None:
        super().__init__(
            words("Another spelling"), theme, words, primary=words("Add spelling"), parent=parent
        )
        self._id = organisation.mark.id
        self.alias = LineField(theme, words("Spelling"))
        self._labelled = Labelled(words("Spelling"), self.alias, theme)
        self.content.addWidget(self._labelled)
        self.primary_pressed.connect(self._draft)

    def _draft(self) -> None:
        alias = self.alias.text().strip()
        self._labelled.say("" if alias else self.words("A spelling is needed."))
        if alias:
            self.drafted.emit(AliasDraft(self._id, alias))


class JoinDialog(Dialog):
    """Chooses the other record of the same organisation; this one stays."""

    def __init__(
        self,
        organisation: OrganisationDetail,
        others: Sequence[Row],
        theme: Theme,
        words: Words,
        parent: QWidget,
    ) -> None:
        name = organisation.mark.name(words.language.value)
        super().__init__(
            words("Merge %(name)s with…", name=name),
            theme,
            words,
            primary=words("Make one record of them"),
            parent=parent,
        )
        self._id = organisation.mark.id
        sentence = words(
            "Everything of the other goes into %(name)s; its name stays known as a spelling. "
            "One undo takes it back.",
            name=name,
        )
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        self.search = SearchField(theme, words("Part of the name"))
        self.rows = RowList(theme, words("Organisations"), margin=12)
        self.rows.setMinimumHeight(theme.px(240))
        self.rows.show_rows(others)
        self.content.addWidget(self.search)
        self.content.addWidget(self.rows)
        self.search.searched.connect(self.rows.filter)
        self.rows.row_chosen.connect(lambda key: self.primary.setEnabled(bool(key)))
        self.primary_pressed.connect(self._draft)
        self.primary.setEnabled(False)

    def _draft(self) -> None:
        other = self.rows.chosen()
        if other:
            self.drafted.emit(JoinDraft(self._id, _id(other)))


def _id(key: str) -> uuid.UUID:
    return uuid.UUID(key)
