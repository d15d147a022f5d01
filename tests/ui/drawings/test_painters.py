"""The same marks on the screen and on paper, looked at point by point."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from facilitator.charts.circle import circle_so_far
from facilitator.charts.columns import Month, months_columns
from facilitator.charts.dumbbell import Exchange, dumbbells, hour_ticks
from facilitator.charts.marks import Point, Text, around
from facilitator.charts.matrix import matrix
from facilitator.charts.ring import radius_for, ring
from facilitator.charts.story import story
from facilitator.charts.strip import link_strip
from facilitator.charts.timeline import timeline
from facilitator.papers import style
from facilitator.papers.painter import Painter
from facilitator.papers.tagging import About, Node, TaggedCanvas
from tests.ui.drawings.charts import ALAW, AROUND, BRAINT, CALENDAR, EXCHANGES, STORY
from ui.drawings.painter import MarkPainter, pen_for
from ui.theme.theme import Theme
from ui.theme.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from facilitator.charts.drawing import Drawing
    from facilitator.charts.shapes import Pen

SCALE = 3


def on_screen(drawing: Drawing, theme: Theme, ratio: float = 1.0) -> QImage:
    size = round(drawing.width * ratio), round(drawing.height * ratio)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    MarkPainter(painter, theme).draw(drawing)
    painter.end()
    return image


def colour_at(image: QImage, at: Point) -> QColor:
    ratio = image.devicePixelRatio()
    return image.pixelColor(int(at.x * ratio), int(at.y * ratio))


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ratio", [1.5, 2.0, 3.0])
def test_the_picture_has_the_marks_colours_at_their_places(
    fonts: QApplication, tokens: Tokens, ratio: float
) -> None:
    theme = Theme(tokens)
    drawing = ring(ALAW, pen_for(theme))
    image = on_screen(drawing, theme, ratio)
    centre, radius = Point(drawing.width / 2, drawing.height / 2), radius_for(4)
    disc = around(centre, 90, radius)
    assert colour_at(image, Point(disc.x, disc.y + 11)) == theme.fill(1)
    assert colour_at(image, around(centre, 43, radius)) == theme.colour("ink2")
    assert colour_at(image, around(centre, 133, radius)) == theme.colour("accent")
    assert colour_at(image, around(centre, 43, radius - 34)) == theme.colour("surface")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_a_cell_is_as_deep_as_its_hours(fonts: QApplication, tokens: Tokens) -> None:
    theme = Theme(tokens)
    drawing = matrix(EXCHANGES, AROUND, pen_for(theme))
    image = on_screen(drawing, theme)
    fullest, least = drawing.box_of(("cell", 0, 1)), drawing.box_of(("cell", 2, 0))
    assert fullest is not None
    assert least is not None
    assert colour_at(image, Point(fullest.left + 6, fullest.top + 6)) == theme.colour("accent")
    assert colour_at(image, Point(least.left + 6, least.top + 6)) == theme.colour("tint")


def test_a_rule_is_one_clean_pixel(fonts: QApplication) -> None:
    theme = Theme()
    drawing = story(STORY, pen_for(theme), 500)
    image = on_screen(drawing, theme)
    rule, surface = theme.colour("rule"), theme.colour("surface")
    column = [image.pixelColor(420, y) for y in range(44, 56)]
    assert column.count(rule) == 1
    assert set(map(QColor.name, column)) == {rule.name(), surface.name()}


def paper_theme() -> Theme:
    """The screen's painter in the colours of paper."""
    paper = style.COLOURS
    tokens = dataclasses.replace(
        LIGHT,
        surface=paper["surface"],
        ink=paper["ink"],
        ink2=paper["ink2"],
        accent=paper["accent"],
        accent_text=paper["accentText"],
        on_accent=paper["onAccent"],
        on_fill=paper["onOrganisation"],
        tint=paper["tint"],
        control=paper["control"],
        rule=paper["rule"],
        rule_strong=paper["ruleStrong"],
        focus=paper["focus"],
        fills=style.ORGANISATIONS,
    )
    return Theme(tokens)


def on_paper(drawing: Drawing) -> Image.Image:
    out = io.BytesIO()
    about = About("Chart", "Facilitator", "Chart", "", "en", dt.date(2027, 3, 1))
    canvas = TaggedCanvas(out, (drawing.width, drawing.height), about, Node("Document"))
    canvas.belongs_to(None)
    painter = Painter(canvas).move_to(0, drawing.height)
    for mark in drawing.marks:
        painter.draw(mark)
    canvas.belongs_to_nothing()
    canvas.end_page()
    canvas.finish()
    document = pypdfium2.PdfDocument(out.getvalue())
    picture: Image.Image = document[0].render(scale=SCALE).to_pil().convert("RGB")
    document.close()
    return picture


def as_picture(image: QImage) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes here
    return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")


CHARTS: dict[str, Callable[[Pen], Drawing]] = {
    "ring": lambda pen: ring(ALAW, pen, chosen=1),
    "ring with an eleventh organisation": lambda pen: ring(BRAINT, pen),
    "circle": lambda pen: circle_so_far([True, True, False] * 4, "8 of 12", "links kept", pen),
    "strip": lambda pen: link_strip(["Siân", "Tomasz", "", ""], 0, pen, 475),
    "matrix": lambda pen: matrix(EXCHANGES, AROUND, pen, focus=(0, 1)),
    "timeline": lambda pen: timeline(CALENDAR, pen, 900),
    "story": lambda pen: story(STORY, pen, 500),
    "columns": lambda pen: months_columns((Month("Mar", 36, 32), Month("May", None, 32)), pen, 300),
    "dumbbells": lambda pen: dumbbells(
        [Exchange("Bro Afon Council", 240, 660, "receives 7 more")], hour_ticks(660, "h"), pen, 475
    ),
}


def difference(drawing: Drawing) -> tuple[float, float]:
    """How far the two pictures are apart, on average and at most, from 0 to 255.

    A blur of three quarters of a pixel of the drawing forgives soft edges, nothing larger.
    """
    paper = on_paper(drawing)
    screen = as_picture(on_screen(drawing, paper_theme(), SCALE)).resize(paper.size)
    soft = ImageFilter.GaussianBlur(SCALE * 0.75)
    apart = ImageChops.difference(paper.filter(soft), screen.filter(soft)).convert("L")
    statistics = ImageStat.Stat(apart)
    return statistics.mean[0], float(statistics.extrema[0][1])


@pytest.mark.parametrize("name", list(CHARTS))
def test_both_painters_draw_the_same_shapes(fonts: QApplication, name: str) -> None:
    drawing = CHARTS[name](pen_for(paper_theme()))
    shapes = tuple(mark for mark in drawing.marks if not isinstance(mark, Text))
    mean, most = difference(dataclasses.replace(drawing, marks=shapes))
    assert mean < 0.8
    assert most < 48


@pytest.mark.parametrize("name", list(CHARTS))
def test_both_painters_set_the_same_words(fonts: QApplication, name: str) -> None:
    # The screen draws pairs of letters closer together (kerning) and paper does not, so lines of
    # words drift apart by a few pixels; they must begin, or end, in the same place.
    drawing = CHARTS[name](pen_for(paper_theme()))
    texts = tuple(mark for mark in drawing.marks if isinstance(mark, Text))
    assert difference(dataclasses.replace(drawing, marks=texts))[0] < 2.5
    for text in texts[:4]:
        extent = pen_for(paper_theme()).measure("H", text.size, text.weight)
        letter = dataclasses.replace(text, words="H", extent=extent)
        assert difference(dataclasses.replace(drawing, marks=(letter,)))[1] < 64, text


def test_two_different_pictures_are_told_apart(fonts: QApplication) -> None:
    drawing = CHARTS["ring"](pen_for(paper_theme()))
    first = as_picture(on_screen(drawing, paper_theme(), SCALE))
    half = dataclasses.replace(drawing, marks=drawing.marks[len(drawing.marks) // 2 :])
    second = as_picture(on_screen(half, paper_theme(), SCALE))
    apart = ImageStat.Stat(ImageChops.difference(first, second).convert("L"))
    assert apart.mean[0] > 1
    assert apart.extrema[0][1] > 128
