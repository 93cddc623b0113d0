"""Makes the PDF of a whole dossier, part by part, while the window lives on."""

from __future__ import annotations

__all__ = ["PURPOSE", "VolumeMaker", "purpose_form"]

from collections import deque
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import Problem
from app.i18n import tr
from app.ids import Id
from app.papers.messages import JoinVolume, MakePart, PlanVolume, TakeVolume, VolumePart
from app.people.messages import Purpose
from ui.context import Context
from ui.forms.sheet import Form
from ui.forms.spec import Kind, Spec
from ui.widgets.files import write_whole

PURPOSE = (
    Spec(
        "purpose",
        tr("做什么用"),
        Kind.RADIO,
        required=True,
        width=4,
        options=tuple((one, tr(one.label)) for one in Purpose),
        default=Purpose.HANDLE,
    ),
    Spec("note", tr("给谁、做什么"), required=True, width=4, hint=tr("如：送区司法局评查")),
)


def purpose_form(line: str, record: Id, title: str, told: str = "") -> Form:
    """What a whole dossier is taken away for (个人信息保护法 第28条), before it is made."""
    as_it_is = tr(
        "请写明给谁、做什么用，会记进日志，所长看得到。卷里写着当事人的号码、住址，只交给写明的人。"
    )
    return Form(
        f"volume.{record.hex()}",
        title=tr("导出 {title}").format(title=title),
        text=told or as_it_is,
        button=tr("选存到哪里"),
        done=tr("已记入查看日志"),
        specs=PURPOSE,
        make=lambda values: TakeVolume(line, record, values["purpose"], values["note"]),
        width=680,
        law=(tr("个人信息保护法"), tr("第28条")),
        lasting=True,
    )


class VolumeMaker(QObject):
    """One dossier at a time; nothing is written before all of it is made.

    Signals:
        moved: parts made, of so many.
        ended: a sentence, and whether it went well; "" after it was stopped.
    """

    moved = Signal(int, int)
    ended = Signal(str, bool)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._of: tuple[str, Id, str] = ("", b"", "")  # line, record, which dossier
        self._title = ""
        self._path = Path()
        self._waiting: deque[VolumePart] = deque()
        self._made: list[tuple[VolumePart, bytes]] = []
        self._busy = False
        self._covered = False

    @property
    def busy(self) -> bool:
        """Whether a dossier is being made."""
        return self._busy

    def start(self, line: str, record: Id, title: str, path: Path, *, volume: str = "") -> None:
        """Make a dossier of a record, and write it there."""
        self._of, self._title = (line, record, volume), title
        self._path, self._busy, self._made = path, True, []
        self._run(self._context.desk.ask(PlanVolume(line, record, volume)), self._on_planned)

    def stop(self) -> None:
        """Make no more of it."""
        self._end("", good=True)

    # -- inside --------------------------------------------------------------------------

    def _run(self, future: object, on_result: object) -> None:
        self._context.work.run(future, on_result, self._on_failed, owner=self)  # type: ignore[arg-type]

    def _on_planned(self, parts: tuple[VolumePart, ...]) -> None:
        self._waiting = deque(parts)
        self._covered = any(part.covered for part in parts)
        self._next()

    def _next(self) -> None:
        if not self._busy:
            return
        self.moved.emit(len(self._made), len(self._made) + len(self._waiting))
        line, record, volume = self._of
        if self._waiting:
            part = self._waiting.popleft()
            future = self._context.desk.ask(MakePart(line, record, part, volume))
            self._run(future, lambda pdf: self._on_made(part, pdf))
        else:
            command = JoinVolume(self._title, tuple(self._made), line)
            self._run(self._context.desk.ask(command), self._on_joined)

    def _on_made(self, part: VolumePart, pdf: bytes) -> None:
        self._made.append((part, pdf))
        self._next()

    def _on_joined(self, volume: bytes) -> None:
        if self._busy:
            self._run(self._context.work.call(write_whole, self._path, volume), self._on_written)

    def _on_written(self, _nothing: object) -> None:
        says = tr("整卷已存到 {name}")
        if self._covered:
            says = tr("已存到 {name}：号码和未成年人的姓名、住址已遮盖，照片、扫描件没有放进去")
        self._end(says.format(name=self._path.name), good=True)

    def _on_failed(self, error: Exception) -> bool:
        known = isinstance(error, Problem)
        self._end(str(error) if known else "", good=False)
        return known

    def _end(self, sentence: str, *, good: bool) -> None:
        if not self._busy:
            return
        self._busy = False
        self._waiting.clear()
        self._made = []
        self.ended.emit(sentence, good)
