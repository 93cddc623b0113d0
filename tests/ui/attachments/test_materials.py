"""材料 on a real office: added, seen, looked at and struck out by keyboard."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.attachments.messages import AttachmentRow, ReadAttachment
from app.clock import FixedClock
from tests.attachments.files import JPEG, PDF
from tests.ui.real import RealWorld
from ui.attachments.view import MaterialsView
from ui.attachments.viewer import MaterialViewer
from ui.widgets.combo import PinyinCombo
from ui.widgets.dialog import Dialog
from ui.widgets.inputs import Line

CASE = bytes(range(16))
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def world(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[RealWorld]:
    """A real office without cases."""
    world = RealWorld(tmp_path / "office", clock, samples=False)
    yield world
    world.close()


@pytest.fixture
def view(world: RealWorld, qtbot: QtBot) -> MaterialsView:
    """The list in a window of its own."""
    view = MaterialsView(world.context, "mediation")
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show()
    view.show_record(CASE)
    world.settle(qtbot)
    return view


def _rows(view: MaterialsView) -> tuple[AttachmentRow, ...]:
    return view.materials.items


def _wait_rows(view: MaterialsView, qtbot: QtBot, count: int) -> None:
    qtbot.waitUntil(lambda: len(_rows(view)) == count, timeout=20_000)


def _dialog(view: MaterialsView) -> Dialog:
    (dialog,) = (found for found in view.findChildren(Dialog) if found.isVisible())
    return dialog


def test_added_looked_at_and_struck_out(
    world: RealWorld, view: MaterialsView, qtbot: QtBot, tmp_path: Path
) -> None:
    assert view.accessibleName() == "材料"
    photo, scan = tmp_path / "现场.jpg", tmp_path / "说明.pdf"
    photo.write_bytes(JPEG)
    scan.write_bytes(PDF)

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in (scan, photo)])
    hand = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(10, 10), *hand, plain)
    QApplication.sendEvent(view.viewport(), entering)
    assert entering.isAccepted()
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(10, 10), *hand, plain))
    _wait_rows(view, qtbot, 2)
    world.settle(qtbot)
    assert world.toasts == ["已添加 2 份材料"]
    assert [row.name for row in _rows(view)] == ["现场.jpg", "说明.pdf"]

    # Thumbnails come by themselves, made off this thread.
    qtbot.waitUntil(
        lambda: not any(view.materials.lacks_thumb(row) for row in _rows(view)), timeout=20_000
    )
    assert view.materials.index(0).data(_SPOKEN) == "现场.jpg，照片  3 KB  11月24日"

    # Enter looks at the second one, PgDn goes to its second page.
    view.setFocus()
    view.setCurrentIndex(view.materials.index(1))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    viewer = _dialog(view)
    assert isinstance(viewer, MaterialViewer)
    qtbot.waitUntil(viewer.area.isVisible, timeout=20_000)
    viewer._go(1)
    world.settle(qtbot)
    assert viewer.page == 1
    viewer._resize(1.25)
    viewer._rotate()
    world.settle(qtbot)
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)

    menu = view.make_menu(_rows(view)[0])
    assert [action.text() for action in menu.actions()] == [
        "查看", "用别的程序打开", "名称、说明和卷宗位置", "作废",
    ]  # fmt: skip

    # F2 gives the first one another name and a note; its ending stays.
    view.setFocus()
    view.setCurrentIndex(view.materials.index(0))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    revising = _dialog(view)
    name, note, _place = revising.findChildren(Line)
    place = revising.findChild(PinyinCombo)
    assert place is not None
    qtbot.waitUntil(place.isVisible, timeout=20_000)
    assert place.text() == "按名称（证据材料）"
    place.set_value("05")
    assert name.selectedText() == "现场"
    name.setText("东墙")
    note.setText("水泥高 12 厘米")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _rows(view)[0].name == "东墙.jpg", timeout=20_000)
    world.settle(qtbot)  # the list may hear of it before the sheet does, which then still stands
    assert (_rows(view)[0].note, _rows(view)[0].place) == ("水泥高 12 厘米", "05")
    view.setCurrentIndex(view.materials.index(1))

    # Delete asks for the reason, and will not do without.
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    striking = _dialog(view)
    line = striking.findChild(Line)
    assert line is not None
    qtbot.keyClick(line, Qt.Key.Key_Return)
    world.settle(qtbot)
    assert striking.isVisible()
    line.setText("重复添加")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    _wait_rows(view, qtbot, 1)
    world.settle(qtbot)
    assert world.toasts[-1] == "已作废“说明.pdf”"
    assert world.problems == []


def test_a_picture_is_pasted(world: RealWorld, view: MaterialsView, qtbot: QtBot) -> None:
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    _wait_rows(view, qtbot, 1)
    (row,) = _rows(view)
    assert row.name == "粘贴的图片 102400.png"
    data = world.office.desk.ask(ReadAttachment(row.id)).result()
    assert Image.open(io.BytesIO(data)).size == (80, 60)
    QGuiApplication.clipboard().setText("只有字")
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert world.toasts[-1] == "剪贴板里没有图片或文件"


def test_what_has_not_come_yet_is_said_and_the_rest_is_shown(
    world: RealWorld, view: MaterialsView, qtbot: QtBot
) -> None:
    view.add((JPEG,), "别处拍的.jpg")
    _wait_rows(view, qtbot, 1)
    world.settle(qtbot)
    (row,) = _rows(view)
    shutil.rmtree(world.office.path.parent / "attachments" / "kept" / row.content.hex())
    view._read()
    world.settle(qtbot)
    assert view.materials.index(0).data(_SPOKEN) == "别处拍的.jpg，文件还没同步过来"
    view.setCurrentIndex(view.materials.index(0))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    world.settle(qtbot)
    assert len(world.problems) == 1


def test_what_is_refused_is_said(world: RealWorld, view: MaterialsView, qtbot: QtBot) -> None:
    view.add((b"MZ\x90",), "程序.exe")
    world.settle(qtbot)
    assert "收不了" in str(world.problems[0])
    assert _rows(view) == ()


def test_of_many_files_one_sentence_tells_what_was_refused(
    world: RealWorld, view: MaterialsView, qtbot: QtBot
) -> None:
    heic = b"\0\0\0\x18ftypheic"
    view.add((heic + b"1", JPEG, heic + b"2", b""), "现场.jpg")
    _wait_rows(view, qtbot, 1)
    world.settle(qtbot)
    (said,) = map(str, world.problems)
    assert said.startswith("有 3 份没有添加。这是苹果手机的 HEIC 照片")
    assert said.count("HEIC") == 1
    assert "文件是空的" in said
    assert world.toasts == ["已添加 1 份材料"]


def test_what_cannot_be_shown_says_so_in_the_list(
    world: RealWorld, view: MaterialsView, qtbot: QtBot
) -> None:
    """A photo cut off by a bad card is kept as it came; who reads it here keeps the card."""
    view.add((JPEG[: len(JPEG) // 2],), "半张.jpg")
    _wait_rows(view, qtbot, 1)
    qtbot.waitUntil(lambda: view.materials.is_broken(_rows(view)[0]), timeout=20_000)
    assert "看不了，可能损坏或加了密码，原件请留着" in view.materials.index(0).data(_SPOKEN)
