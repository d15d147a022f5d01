"""Fusion dressed in the tokens: palette and the short style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from ui.theme.tokens import Tokens


def palette_of(tokens: Tokens) -> QPalette:
    """Qt's own colour roles, filled from the tokens."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.surface,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.canvas,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.ink3,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.rust,
        role.Highlight: tokens.tint2,
        role.HighlightedText: tokens.ink,
        role.Link: tokens.accent_text,
        role.LinkVisited: tokens.accent_text,
        role.ToolTipBase: tokens.toast,
        role.ToolTipText: tokens.toast_ink,
        role.Light: tokens.surface,
        role.Midlight: tokens.rule,
        role.Mid: tokens.rule_strong,
        role.Dark: tokens.control,
        role.Shadow: tokens.control,
        role.Accent: tokens.accent,
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.ink3))
    return palette


def style_sheet(tokens: Tokens, factor: float) -> str:
    """The rules for fields, headers, scroll bars and menus; labels are never named here."""
    return "\n".join((_fields(tokens, factor), _lists(tokens, factor), _menus(tokens, factor)))


def _fields(t: Tokens, factor: float) -> str:
    height = round(36 * factor) - 2
    return f"""
QLineEdit, QAbstractSpinBox, QComboBox {{
  background: {t.surface}; color: {t.ink}; border: 1px solid {t.control}; border-radius: 6px;
  padding: 0 11px; min-height: {height}px; selection-background-color: {t.tint2};
  selection-color: {t.ink}; }}
QPlainTextEdit {{
  background: {t.surface}; color: {t.ink}; border: 1px solid {t.control}; border-radius: 6px;
  padding: 6px 8px; selection-background-color: {t.tint2}; selection-color: {t.ink}; }}
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
  border: 2px solid {t.focus}; padding: 0 10px; min-height: {height - 2}px; }}
QPlainTextEdit:focus {{ border: 2px solid {t.focus}; padding: 5px 7px; }}
QLineEdit[said="code"] {{ min-height: {round(52 * factor) - 2}px; }}
QLineEdit[said="code"]:focus {{ min-height: {round(52 * factor) - 4}px; }}
QLineEdit[said="chip"] {{
  min-height: {round(28 * factor) - 2}px; border: 1px dashed {t.control};
  border-radius: {round(14 * factor)}px; }}
QLineEdit[said="chip"]:focus {{
  min-height: {round(28 * factor) - 4}px; border: 2px solid {t.focus}; }}
QToolButton {{ border: 0; background: transparent; border-radius: 4px; }}
QToolButton:hover {{ background: {t.hover}; }}
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {{
  color: {t.ink3}; background: {t.canvas}; border-color: {t.rule_strong}; }}
QComboBox QLineEdit {{ border: 0; padding: 0; min-height: 0; background: transparent; }}
QAbstractSpinBox QLineEdit {{ border: 0; padding: 0; min-height: 0;
  background: transparent; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0px; border: 0; }}
QLineEdit#palette_field {{ border: 0; padding: 0; background: transparent; min-height: 0; }}
QComboBox::drop-down {{ border: 0; width: {round(28 * factor)}px; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; }}
"""


def _lists(t: Tokens, factor: float) -> str:
    return f"""
QComboBox QAbstractItemView {{
  background: {t.raised}; color: {t.ink}; border: 1px solid {t.control}; outline: 0;
  selection-background-color: {t.tint}; selection-color: {t.ink}; padding: 4px; }}
QHeaderView {{ background: {t.surface}; border: 0; }}
QHeaderView::section {{
  background: {t.surface}; color: {t.ink2}; border: 0; border-bottom: 1px solid {t.rule_strong};
  padding: 0 12px 0 0; font-size: {round(13 * factor)}px; font-weight: 600; }}
QHeaderView::section:first {{ padding-left: 12px; }}
QHeaderView::section:only-one {{ padding-left: 12px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; border: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; border: 0; }}
QScrollBar::handle {{ background: {t.rule_strong}; border-radius: 3px; margin: 2px;
  min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.control}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _menus(t: Tokens, factor: float) -> str:
    return f"""
QMenuBar {{ background: {t.canvas}; color: {t.ink2}; border: 0; font-size: {round(13 * factor)}px;
  border-bottom: 1px solid {t.rule}; padding: 4px 8px; }}
QMenuBar::item {{ background: transparent; padding: 3px 11px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {t.side_hover}; color: {t.ink}; }}
QMenu {{ background: {t.raised}; color: {t.ink}; border: 1px solid {t.control};
  padding: 6px 0; }}
QMenu::item {{ padding: 6px 28px 6px 20px; }}
QMenu::item:selected {{ background: {t.tint}; color: {t.ink}; }}
QMenu::item:disabled {{ color: {t.ink3}; }}
QMenu::separator {{ height: 1px; background: {t.rule}; margin: 6px 0; }}
QToolTip {{ background: {t.toast}; color: {t.toast_ink}; border: 0; padding: 6px 8px; }}
QSplitter::handle {{ background: {t.rule}; }}
"""
