"""Papers: preview, print, and what a page says of itself."""

from __future__ import annotations

__all__ = [
    "Check",
    "GapView",
    "IsLent",
    "JoinVolume",
    "LendPaper",
    "LentPaper",
    "ListPapers",
    "ListVersions",
    "MakePart",
    "MarkView",
    "NotePrinted",
    "PageImage",
    "PaperChange",
    "PaperRow",
    "PaperVersion",
    "PaperView",
    "PlanVolume",
    "PreparePaper",
    "Printing",
    "ReadPage",
    "ReadPrinted",
    "TakeBackPapers",
    "TakeVolume",
    "TakenBack",
    "VolumePart",
    "capital",
    "figures",
]

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.ids import Id
from app.messages import Command, Query
from app.papers.amounts import capital, figures  # screens repeat a sum as papers write it
from app.people.codes import Purpose


@dataclass(frozen=True, slots=True)
class GapView:
    """Something not filled in: name for people, target field to jump to, page from 1."""

    name: str
    target: str
    page: int
    where: str


@dataclass(frozen=True, slots=True)
class MarkView:
    """An overlay on a page, in points from the top left: kind "gap" or "mask"."""

    page: int
    x: float
    y: float
    width: float
    height: float
    kind: str
    shown: str
    gap: int | None


@dataclass(frozen=True, slots=True)
class Check:
    """Something that was checked before printing; passed or not."""

    text: str
    passed: bool


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper ready to be shown and printed; pdf is what goes to the printer, byte for byte.

    Attributes:
        line: line of work of its record.
        content: SHA-256 of what it says; printing is refused once the record says otherwise.
        printed: the printing it was read from; None for the paper as the record has it now.
        discreet: it tells who a minor is: to be printed, not to be saved as a file (M28).
    """

    paper: Id
    kind: str
    title: str
    subject: Id
    line: str
    record: Id
    case_label: str
    version: int
    copies: int
    pages: int
    page_size: tuple[float, float]
    pdf: bytes
    gaps: tuple[GapView, ...]
    marks: tuple[MarkView, ...]
    checks: tuple[Check, ...]
    fonts: str
    number: str
    content: bytes = b""
    printed: Id | None = None
    discreet: bool = False


@dataclass(frozen=True, slots=True)
class PreparePaper(Query[PaperView]):
    """Lay out a paper from the record as it is now; nothing is written."""

    kind: str
    subject: Id


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as pixels, BGRA, premultiplied, for QImage.Format_ARGB32_Premultiplied."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class ReadPage(Query[PageImage]):
    """Rasterise one page (from 0) of a PDF at a scale (1.0 = 72 dpi)."""

    pdf: bytes
    page: int
    scale: float


@dataclass(frozen=True, slots=True)
class NotePrinted(Command[Id]):
    """The paper went to the printer or a file: its version is frozen and journalled."""

    paper: PaperView
    copies: int


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper that was printed; `subject` is the row it is made of."""

    id: Id
    kind: str
    subject: Id
    title: str
    case_label: str
    version: int
    printed_at: datetime
    by: str
    copies: int


@dataclass(frozen=True, slots=True)
class ListPapers(Query[tuple[PaperRow, ...]]):
    """Papers printed here, newest first."""

    limit: int = 200


@dataclass(frozen=True, slots=True)
class PaperChange:
    """One place in which two versions differ, from what to what; label names the cell, or is ""."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Printing:
    """One time a version was printed."""

    at: datetime
    by: str
    copies: int


@dataclass(frozen=True, slots=True)
class PaperVersion:
    """One version of a paper.

    Attributes:
        printing: its first printing, to read it by; None for words that were not printed yet.
        changes: what is different from the version before.
    """

    version: int
    printing: Id | None
    printings: tuple[Printing, ...]
    changes: tuple[PaperChange, ...]


@dataclass(frozen=True, slots=True)
class ListVersions(Query[tuple[PaperVersion, ...]]):
    """The versions of a paper, newest first; empty before it was printed."""

    kind: str
    subject: Id


@dataclass(frozen=True, slots=True)
class ReadPrinted(Query[PaperView]):
    """A version as it was printed; `subject` is the row the paper is made of."""

    printing: Id
    subject: Id


@dataclass(frozen=True, slots=True)
class LentPaper:
    """The file for WPS, and the paper it is."""

    path: Path
    paper: Id


@dataclass(frozen=True, slots=True)
class LendPaper(Command[LentPaper]):
    """Write a paper as .docx into the folder of the records, for WPS to open.

    Attributes:
        edited: an attachment that came back from WPS, to go on with; else the record as it is.
    """

    kind: str
    subject: Id
    edited: Id | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What came back from WPS.

    Attributes:
        taken: the attachments made of files that were changed.
        held: papers that are still out: another program holds them open, or they were refused.
        refused: why, of those that cannot be taken in by this person or at all.
    """

    taken: tuple[Id, ...]
    held: int
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeBackPapers(Command[TakenBack]):
    """Take in what was changed in WPS, and wipe the files that are out."""


@dataclass(frozen=True, slots=True)
class IsLent(Query[bool]):
    """Whether a paper is out to be edited."""

    paper: Id


@dataclass(frozen=True, slots=True)
class VolumePart:
    """One entry of the bookmarks of the PDF of a dossier.

    Attributes:
        key: what makes it, where it is neither printed nor a file ("med.F-A1").
        sources: the row it is made of: a printing, or an attachment; empty for a cover or index.
        first: its first page number; 0 to go on from the part before, None for cover, index and
            back, which bear none.
        covered: it names no minor and shows no number whole, and is no scan.
    """

    key: str
    title: str
    sources: tuple[Id, ...]
    first: int | None
    covered: bool = False


@dataclass(frozen=True, slots=True)
class TakeVolume(Command[Id]):
    """Say what a whole dossier is taken away for; for an hour it may be made (PlanVolume)."""

    line: str
    record: Id
    purpose: Purpose
    note: str


@dataclass(frozen=True, slots=True)
class PlanVolume(Query[tuple[VolumePart, ...]]):
    """What the PDF of a whole dossier consists of, in order.

    Attributes:
        volume: which, of a record that has several dossiers ("work"); "" for the only one.
    """

    line: str
    record: Id
    volume: str = ""


@dataclass(frozen=True, slots=True)
class MakePart(Query[bytes]):
    """One part of it as PDF."""

    line: str
    record: Id
    part: VolumePart
    volume: str = ""


@dataclass(frozen=True, slots=True)
class JoinVolume(Query[bytes]):
    """The parts as one PDF, with bookmarks and page numbers where the line has them."""

    title: str
    parts: tuple[tuple[VolumePart, bytes], ...]
    line: str = ""
