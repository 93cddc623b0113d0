"""The kit is painted, in every look, without a warning and without an empty box for a letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.ui.gallery import Gallery
from tests.ui.kit import World, grab
from ui.theme.theme import Mode


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("base", [14, 16, 18])
def test_the_kit_in_every_look(
    world: World, qtbot: QtBot, tmp_path: Path, mode: Mode, base: int
) -> None:
    world.theme.set_mode(mode)
    world.theme.set_base(base)
    gallery = Gallery(world)
    qtbot.addWidget(gallery)
    path = tmp_path / f"kit-{mode}-{base}.png"
    grab(gallery, path, (1366, 768))
    image = QImage(str(path))
    assert image.width() >= 1366
    assert len(_colors(image)) > 12  # not one flat ground
    ground = world.theme.color("bg_window").rgb()
    assert image.pixel(3, 3) == ground


def test_a_change_of_look_reaches_what_is_shown(world: World, qtbot: QtBot, tmp_path: Path) -> None:
    gallery = Gallery(world)
    qtbot.addWidget(gallery)
    light = grab(gallery, tmp_path / "light.png").toImage()
    world.theme.set_mode(Mode.DARK)
    dark = grab(gallery, tmp_path / "dark.png").toImage()
    assert _brightness(light) > 200
    assert _brightness(dark) < 60


def _colors(image: QImage) -> set[int]:
    return {
        image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)
    }


def _brightness(image: QImage) -> float:
    points = [
        image.pixelColor(x, y).lightness()
        for x in range(0, image.width(), 11)
        for y in range(0, image.height(), 11)
    ]
    return sum(points) / len(points)
