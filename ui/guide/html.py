"""A page of the guide as the rich text that Qt shows, in the theme's colours and sizes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from facilitator.guide.blocks import Heading, Paragraph, Picture, Points

if TYPE_CHECKING:
    from facilitator.guide.blocks import Block, Rows, Run, Runs
    from facilitator.guide.pages import GuidePage
    from ui.theme.theme import Theme

PICTURE = "picture:"
DRESSES = {"strong": "b", "name": "b"}


def html_of(page: GuidePage) -> str:
    """The page, its title first."""
    return f"<h1>{escape(page.title)}</h1>" + "".join(_block(block) for block in page.blocks)


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h2>{escape(block.text)}</h2>"
    if isinstance(block, Paragraph):
        return f"<p>{_runs(block.runs)}</p>"
    if isinstance(block, Points):
        kind = "ol" if block.numbered else "ul"
        items = "".join(f"<li>{_runs(item)}</li>" for item in block.items)
        return f"<{kind}>{items}</{kind}>"
    if isinstance(block, Picture):
        # Rich text tells a screen reader nothing of a picture: its words stand below it.
        return f'<p><img src="{PICTURE}{block.name}"></p><p class="says">{escape(block.text)}</p>'
    return _table(block)


def _table(block: Rows) -> str:
    heads, *rows = block.rows
    top = "".join(f"<th>{_runs(cell)}</th>" for cell in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{_runs(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f'<table width="100%" cellspacing="0"><thead><tr>{top}</tr></thead>{body}</table>'


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.dress == "key":
        return f'<span class="key">&nbsp;{text}&nbsp;</span>'
    if run.dress == "link":
        return f'<a href="{escape(run.to)}">{text}</a>'
    tag = DRESSES.get(run.dress)
    return f"<{tag}>{text}</{tag}>" if tag else text


def style_of(theme: Theme) -> str:
    """How the text looks: sizes grow with the text, colours are the theme's."""
    t, px = theme.tokens, theme.px
    return f"""
body {{ color: {t.ink}; }}
h1 {{ font-weight: 700; margin: 0 0 {px(12)}px 0; }}
h2 {{ font-weight: 700; color: {t.accent_text};
  margin: {px(20)}px 0 {px(6)}px 0; }}
p {{ line-height: 115%; margin: 0 0 {px(8)}px 0; }}
li {{ line-height: 115%; margin: 0 0 {px(4)}px 0; }}
b {{ font-weight: 600; }}
a {{ color: {t.accent_text}; text-decoration: underline; }}
.says {{ color: {t.ink2}; margin: 0 0 {px(16)}px 0; }}
.key {{ background-color: {t.tint}; font-weight: 600; }}
table {{ margin: {px(4)}px 0 {px(8)}px 0; border-collapse: collapse; }}
th {{ text-align: left; color: {t.ink2}; font-weight: 600;
  padding: {px(4)}px {px(12)}px {px(4)}px 0; border-bottom: 1px solid {t.rule_strong}; }}
td {{ padding: {px(5)}px {px(12)}px {px(5)}px 0; border-bottom: 1px solid {t.rule}; }}
"""
