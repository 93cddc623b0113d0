"""Paper that comes back: what is taken in, where it was filed, what is missing, what waits."""

from __future__ import annotations

__all__ = [
    "Aside",
    "AsideSheet",
    "DropBlanks",
    "DropSheet",
    "FileAgain",
    "FileByHand",
    "FileSheet",
    "FileSigned",
    "FindPrinted",
    "FindSigned",
    "OpenScan",
    "PrintedChoice",
    "ReadReturnedSheet",
    "ReadReturns",
    "ReadSigned",
    "ReturnedPaper",
    "ReturnsView",
    "Scan",
    "SignedFound",
    "SignedPage",
    "TakeOut",
]

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.ids import Id
from app.messages import Command, Query
from app.papers.messages import PageImage
from app.returns.codes import Aside


@dataclass(frozen=True, slots=True)
class Scan:
    """A file taken apart into its sheets.

    Attributes:
        sheets: the bytes of each: a picture, or a PDF of one page.
    """

    name: str
    sheets: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class OpenScan(Query[Scan]):
    """Take a scan or a photo apart; Refused where it is neither picture nor PDF."""

    path: Path


@dataclass(frozen=True, slots=True)
class FileSheet(Command[tuple[Id, ...]]):
    """Read one sheet and file it; returns one id for each page seen on it.

    Attributes:
        scan: what the sheet is called to people ("扫描0001.pdf 第 3 张").
        suffix: of the picture's name (".jpg").
    """

    data: bytes
    scan: str
    suffix: str


@dataclass(frozen=True, slots=True)
class SignedFound:
    """A paper of which a file among 材料 holds pages (from 1), by the mark on each."""

    title: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FindSigned(Query[tuple[SignedFound, ...]]):
    """Whether a file among 材料 is paper come back; one look at each sheet, none mostly."""

    attachment: Id


@dataclass(frozen=True, slots=True)
class FileSigned(Command[tuple[Id, ...]]):
    """File the sheets of such a file as paper come back; it is struck out among 材料."""

    attachment: Id


@dataclass(frozen=True, slots=True)
class ReturnedPaper:
    """A version of a paper of which pages came back; pages count from 1.

    Attributes:
        case_label: the case in a few words ("李伟明、黄国栋 · 087号").
        newest: the version printed last; an older one was filed all the same.
        here: pages that are here; missing: those that are not.
        again: pages that came more than once: all are kept, the newest is shown.
        sheets: the newest sheet of each page that is here, in the order of `here`.
    """

    paper: Id
    title: str
    line: str
    record: Id
    case_label: str
    version: int
    newest: int
    here: tuple[int, ...]
    missing: tuple[int, ...]
    again: tuple[int, ...]
    sheets: tuple[Id, ...]
    last_at: datetime

    @property
    def older(self) -> bool:
        """Whether a newer version was printed since."""
        return self.version < self.newest


@dataclass(frozen=True, slots=True)
class AsideSheet:
    """A sheet that waits for a person."""

    id: Id
    attachment: Id
    scan: str
    why: Aside
    came_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class ReturnsView:
    """What came back.

    Attributes:
        sentence: all of it in one sentence.
        filed: how many pages were filed, of the sheets asked for.
        aside: the tray, newest first, backs of sheets last.
    """

    sentence: str
    filed: int
    papers: tuple[ReturnedPaper, ...]
    aside: tuple[AsideSheet, ...]


@dataclass(frozen=True, slots=True)
class ReadReturns(Query[ReturnsView]):
    """What these sheets became; without any, the papers that came back lately, and the tray."""

    sheets: tuple[Id, ...] = ()
    limit: int = 200


@dataclass(frozen=True, slots=True)
class ReadReturnedSheet(Query[PageImage]):
    """The picture of a sheet, upright, at most so many pixels wide."""

    sheet: Id
    width: int = 900


@dataclass(frozen=True, slots=True)
class SignedPage:
    """A page (from 1) that came back signed; the newest of those that came more than once."""

    sheet: Id
    page: int
    pages: int
    came_at: datetime


@dataclass(frozen=True, slots=True)
class ReadSigned(Query[tuple[SignedPage, ...]]):
    """The signed pages of the paper made of a row (an agreement), of its newest version here."""

    kind: str
    subject: Id


@dataclass(frozen=True, slots=True)
class PrintedChoice:
    """A printed version a sheet may belong to; pages that did not come back yet stand first."""

    paper: Id
    version: int
    title: str
    case_label: str
    printed_at: datetime
    pages: int
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FindPrinted(Query[tuple[PrintedChoice, ...]]):
    """Printed papers by words of their title, their number or their parties; newest first."""

    text: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class FileByHand(Command[Id]):
    """Say to which page (from 1) of which printed version a sheet of the tray belongs."""

    sheet: Id
    paper: Id
    version: int
    page: int


@dataclass(frozen=True, slots=True)
class TakeOut(Command[Id]):
    """Filed wrongly: back to the tray."""

    sheet: Id


@dataclass(frozen=True, slots=True)
class DropSheet(Command[Id]):
    """Not ours, or blank: strike it out, with the reason; it is kept all the same."""

    sheet: Id
    reason: str


@dataclass(frozen=True, slots=True)
class DropBlanks(Command[int]):
    """Strike out the white backs of a stack scanned on both sides; the number of them."""

    sheets: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class FileAgain(Command[int]):
    """Try the tray once more, after printings of colleagues came in; returns how many left it."""
