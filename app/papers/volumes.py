"""A dossier as one PDF: what was printed, with the signed pages that came back, and the files."""

from __future__ import annotations

__all__ = [
    "COMMANDS",
    "ERRANDS",
    "QUERIES",
    "Signed",
    "Volume",
    "Volumes",
    "best_of",
    "pictures_of",
    "printings_of",
    "signed_pages",
]

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from app.attachments.keeping import read
from app.errors import Bug, Fault, Refused
from app.i18n import tr
from app.ids import Id
from app.papers.covering import covered
from app.papers.drafting import require_seen
from app.papers.messages import JoinVolume, MakePart, PlanVolume, TakeVolume, VolumePart
from app.papers.model import Paper, load
from app.papers.press import Press
from app.papers.seen import Bookmark, Leaf
from app.people.codes import Secret
from app.people.looks import write_down
from app.work import Errand, Handler, Outing, Work
from db.tables.attachments import Attachment
from db.tables.papers import PrintedPaper, ReturnedSheet
from db.tables.people import Look

Signed = Mapping[tuple[Id, int], Mapping[int, Id]]  # paper, version → page → its signed copy
_SAID = timedelta(hours=1)
_LAW = tr("个人信息保护法 第28条")
_PICTURES = ("image/", "application/pdf")


@dataclass(frozen=True, slots=True)
class Volume:
    """How a line of work puts a dossier together.

    Attributes:
        plan: its parts in order, of a record and the name of one of its dossiers.
        sheet: a part that is neither printed nor a file (cover, index), by its key.
        covers: words that tell who a minor of the record is, each with what stands in its place;
            where there are any, no paper leaves as a file but covered, and no scan (M28).
        whose: the person a dossier is about; the record itself where it is about several. It goes
            out after somebody wrote down what for (个人信息保护法 第28条), which is logged of them.
        masked: M28 holds for everybody: covered, and without what `plan` leaves out.
        two_sided: numbers of even pages stand at the upper left, as on the back of a sheet.
    """

    plan: Callable[[Id, str, Work], tuple[VolumePart, ...]]
    sheet: Callable[[Id, str, str, Work], Paper]
    covers: Callable[[Id, Work], Mapping[str, str]] = lambda _record, _work: {}
    whose: Callable[[Id, Work], Id] = lambda record, _work: record
    masked: bool = False
    two_sided: bool = False


class Volumes:
    """The dossiers of all lines."""

    def __init__(self, lines: Mapping[str, Volume]) -> None:
        self._lines = lines

    def get(self, line: str, record: Id, work: Work) -> Volume:
        """How a line does it; Refused for who may not see the record."""
        if line not in self._lines:
            raise Bug(f"no dossier of {line}")
        require_seen(line, record, work)
        return self._lines[line]

    def discreet(self, line: str, record: Id, work: Work) -> bool:
        """Whether papers of a record may not be saved as they are (未成年人保护法 第103条)."""
        volume = self._lines.get(line)
        return volume is not None and bool(volume.covers(record, work))

    def two_sided(self, line: str) -> bool:
        """Whether a line numbers both sides of a sheet."""
        return line in self._lines and self._lines[line].two_sided


# -- what a record has of paper ---------------------------------------------------------------


def printings_of(session: Session, record: Id) -> Mapping[tuple[str, Id], Sequence[PrintedPaper]]:
    """Every printing of a record by kind and row, the oldest first."""
    found: defaultdict[tuple[str, Id], list[PrintedPaper]] = defaultdict(list)
    for row in session.scalars(
        select(PrintedPaper)
        .where(PrintedPaper.record == record, ~PrintedPaper.voided)
        .order_by(PrintedPaper.version, PrintedPaper.id)
        .options(defer(PrintedPaper.content))
    ):
        found[row.kind, row.subject].append(row)
    return found


def signed_pages(session: Session, record: Id) -> Signed:
    """For each version of a paper the pages that came back, the newest of each."""
    found: defaultdict[tuple[Id, int], dict[int, Id]] = defaultdict(dict)
    for row in session.scalars(
        select(Attachment)
        .where(Attachment.record == record, Attachment.paper.is_not(None), ~Attachment.voided)
        .order_by(Attachment.captured_at, Attachment.id)
    ):
        if row.paper is not None and row.version is not None and row.page is not None:
            found[row.paper, row.version][row.page] = row.id
    return found


def best_of(versions: Sequence[PrintedPaper], signed: Signed) -> PrintedPaper:
    """The signed version is the evidence, though words were printed anew since."""
    came = (one for one in reversed(versions) if (one.paper, one.version) in signed)
    return next(came, versions[-1])


def pictures_of(session: Session, record: Id) -> Sequence[Attachment]:
    """The files of a record that can lie in a dossier and are no page of a paper."""
    rows = session.scalars(
        select(Attachment)
        .where(Attachment.record == record, Attachment.paper.is_(None), ~Attachment.voided)
        .order_by(Attachment.captured_at, Attachment.id)
    )
    return [row for row in rows if row.media_type.startswith(_PICTURES)]


# -- one PDF of all -----------------------------------------------------------------------------


def plan_volume(query: PlanVolume, work: Work) -> tuple[VolumePart, ...]:
    """Cover and index, what lies inside in its order, the back; of a minor without scans."""
    volume = work.tool(Volumes).get(query.line, query.record, work)
    _require_purpose(volume, query.record, work)
    parts = volume.plan(query.record, query.volume, work)
    if not volume.masked and not volume.covers(query.record, work):
        return parts
    kept = (part for part in parts if not any(_is_file(one, work) for one in part.sources))
    return tuple(dataclasses.replace(part, covered=True) for part in kept)


def take_volume(command: TakeVolume, work: Work) -> Id:
    """What a dossier is taken away for, in words, into the log of looks."""
    volume = work.tool(Volumes).get(command.line, command.record, work)
    if not command.note.strip():
        raise Refused(Fault(tr("请写明给谁、做什么用"), "note", "shared.R-P01", _LAW))
    whose = volume.whose(command.record, work)
    return write_down(whose, Secret.DOSSIER, command.purpose, command.note, work)


def _require_purpose(volume: Volume, record: Id, work: Work) -> None:
    """M28: whoever takes a dossier away said what for, in words, within the hour."""
    said = select(Look.id).where(
        Look.person == volume.whose(record, work),
        Look.what == Secret.DOSSIER.value,
        Look.by == work.me.user,
        Look.at >= work.clock.now() - _SAID,
        Look.note != "",
        ~Look.voided,
    )
    if work.session.scalars(said).first() is None:
        says = tr("导出整卷要先写明做什么用，还没有导出。请再点一次“导出整卷”，写好再存。")
        raise Refused(Fault(says, "note", "shared.R-P01", _LAW))


def _is_file(source: Id, work: Work) -> bool:
    return work.session.get(Attachment, source) is not None


def make_part(query: MakePart, desk: Outing) -> bytes:
    """A part as PDF: what was printed, with the signed pages that came back in their places."""
    paper, leaves = desk.read(_sources, query).result()
    try:
        return desk.tools.get(Press).assemble(paper, leaves).result()
    except Refused as refused:
        says = tr("“{title}”放不进整卷：{why}")
        raise Refused(Fault(says.format(title=query.part.title, why=refused))) from refused


def _sources(query: MakePart, work: Work) -> tuple[Paper | None, Mapping[int, Leaf]]:
    part = query.part
    volume = work.tool(Volumes).get(query.line, query.record, work)
    _require_purpose(volume, query.record, work)
    words = volume.covers(query.record, work)
    hides = volume.masked or bool(words)
    if not part.sources:
        paper = volume.sheet(query.record, query.volume, part.key, work)
        paper = replace(paper, sample=work.me.sample)
        return (covered(paper, words) if hides else paper), {}
    (source,) = part.sources
    session = work.session
    printed, file = session.get(PrintedPaper, source), session.get(Attachment, source)
    if volume.masked and printed is not None and not _planned(volume, query, work):
        says = tr("“{title}”写着家庭经济状况，不放进导出的卷宗，没有导出")
        raise Refused(Fault(says.format(title=part.title), rule="shared.R-P02"))
    if printed is not None and printed.record == query.record and not printed.voided:
        if hides:
            return covered(load(printed.content), words), {}
        signed = signed_pages(session, query.record).get((printed.paper, printed.version), {})
        turns = _turns(signed.values(), work)
        leaves = {page: Leaf(read(copy, work), turns.get(copy, 0)) for page, copy in signed.items()}
        return load(printed.content), leaves
    if file is not None and hides:
        says = tr("卷宗只导出脱敏的文书，“{title}”是原件，没有导出")
        raise Refused(Fault(says.format(title=part.title), rule="shared.R-P02"))
    if file is not None and file.record == query.record and not file.voided:
        return None, {1: Leaf(read(file.id, work))}
    raise Refused(Fault(tr("卷内的“{title}”刚刚变动过，请重新导出").format(title=part.title)))


def _planned(volume: Volume, query: MakePart, work: Work) -> bool:
    parts = volume.plan(query.record, query.volume, work)
    return query.part.sources in [part.sources for part in parts]


def _turns(attachments: Collection[Id], work: Work) -> Mapping[Id, int]:
    """How far each sheet is turned to be upright."""
    found = select(ReturnedSheet).where(
        ReturnedSheet.attachment.in_(attachments), ~ReturnedSheet.voided
    )
    return {sheet.attachment: sheet.turn for sheet in work.session.scalars(found)}


def join_volume(query: JoinVolume, desk: Outing) -> bytes:
    """The parts as one PDF."""
    parts = [Bookmark(part.title, part.first, pdf) for part, pdf in query.parts]
    two_sided = desk.tools.get(Volumes).two_sided(query.line)
    return desk.tools.get(Press).join(query.title, parts, two_sided=two_sided).result()


COMMANDS: Mapping[type, Handler] = {TakeVolume: take_volume}
QUERIES: Mapping[type, Handler] = {PlanVolume: plan_volume}
ERRANDS: Mapping[type, Errand] = {MakePart: make_part, JoinVolume: join_volume}
