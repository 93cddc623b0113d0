"""The theme: one source of colours, sizes and type."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.kit import World
from ui.theme.fonts import load_rare
from ui.theme.glyphs import GLYPHS
from ui.theme.theme import Mode, Theme
from ui.theme.tokens import RESOURCES


def test_every_colour_is_there_by_day_and_by_night(world: World) -> None:
    colors = world.theme.tokens.colors
    assert colors["light"].keys() == colors["dark"].keys()


def test_sizes_follow_the_size_of_type(world: World) -> None:
    assert [world.theme.px(34), world.theme.size("control")] == [34, 34]
    world.theme.set_base(18)
    assert [world.theme.px(34), world.theme.size("control")] == [44, 44]
    assert world.theme.font("body").pixelSize() == 18


def test_roomy_rows_are_higher(world: World) -> None:
    assert world.theme.size("row_two_line") == 54
    world.theme.set_roomy(True)
    assert world.theme.size("row_two_line") == 60


def test_a_change_is_told_once(world: World, qtbot: QtBot) -> None:
    told: list[int] = []
    world.theme.changed.connect(lambda: told.append(1))
    world.theme.set_mode(Mode.DARK)
    world.theme.set_mode(Mode.DARK)
    world.theme.set_base(15)  # not offered
    assert told == [1]


def test_dark_pixels_are_dark(world: World, qtbot: QtBot) -> None:
    assert world.theme.color("bg_surface").lightness() > 200
    icon = world.theme.icon("search")
    world.theme.set_mode(Mode.DARK)
    assert world.theme.color("bg_surface").lightness() < 60
    assert world.theme.icon("search").toImage() != icon.toImage()


def test_every_glyph_and_icon_paints_something(world: World) -> None:
    for name in GLYPHS:
        image = QImage(16, 16, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        world.theme.status(painter, name, image.rect().toRectF())
        painter.end()
        assert _painted(image), name
    for path in (RESOURCES / "icons").glob("*.svg"):
        assert _painted(world.theme.icon(path.stem, 18, "text").toImage()), path


def test_rare_names_are_drawn_in_both_weights(world: World, qtbot: QtBot) -> None:
    load_rare()
    for style in ("body", "body_strong"):
        for letter in "榕䶮㛃𬍛𠮷":
            assert _ink(world.theme, style, letter) != _ink(world.theme, style, "\U0010fffd"), (
                letter,
                style,
            )


def test_the_screen_is_set_in_a_chinese_face(world: World, qtbot: QtBot) -> None:
    metrics = QFontMetrics(QApplication.font())
    assert metrics.horizontalAdvance("榕下") == 2 * world.theme.px(14)


def _painted(image: QImage) -> bool:
    return any(
        image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())
    )


def _ink(theme: Theme, style: str, letter: str) -> bytes:
    image = QImage(40, 40, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setFont(theme.font(style))
    painter.drawText(4, 28, letter)
    painter.end()
    return bytes(image.constBits())
