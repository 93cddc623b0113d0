"""What stands against a command: checks of the domain specification, by their ids; pure."""

from __future__ import annotations

__all__ = [
    "check_completion",
    "check_decision",
    "check_lawyer",
    "check_notice",
    "check_refusal",
    "names_station",
]

from collections.abc import Collection, Iterable, Iterator

from app.errors import Fault
from app.i18n import tr
from app.legalaid.codes import DecisionKind, NoticeKind

_STATIONS = ("司法所", "工作站", "联络点", "调解委员会")


def names_station(signed_by: str) -> bool:
    """Whether the words name a station rather than a centre or a bureau."""
    return any(word in signed_by for word in _STATIONS)


def check_decision(kind: DecisionKind, doc_no: str, signed_by: str) -> Iterator[Fault]:
    """M20: what is entered as a decision stands on the centre's own numbered paper."""
    del kind  # 给予、不予、先行提供、终止 alike: all are the centre's (第12、13、43、44、48条)
    if names_station(signed_by):
        says = tr("工作站无决定权，请转法律援助机构；这里只登记机构作出的决定书")
        yield Fault(says, "signed_by", "la.M20", tr("法律援助法 第43条"))
    elif not signed_by.strip():
        says = tr("请写作出决定的法律援助机构，工作站不能作决定")
        yield Fault(says, "signed_by", "la.M20", tr("法律援助法 第43条"))
    if not doc_no.strip():
        says = tr("请照决定书填文号；没有决定书的，还不能登记")
        yield Fault(says, "doc_no", "la.M20", tr("法律援助法 第43条"))


def check_refusal(kind: DecisionKind, reasons: str, *, remedy_told: bool) -> Iterator[Fault]:
    """M27: a refusal or a termination gives its reasons and tells of 异议 (第43、49条)."""
    if kind not in (DecisionKind.REFUSE, DecisionKind.TERMINATE):
        return
    if not reasons.strip():
        says = tr("须书面说明理由；决定书上没有理由的，请退回法律援助机构补上")
        yield Fault(says, "reasons", "la.M27", tr("法律援助法 第43条"))
    if not remedy_told:
        says = tr("须告知异议途径；决定书上没有写的，请退回法律援助机构补上")
        yield Fault(says, "remedy_told", "la.M27", tr("法律援助法 第49条"))


def check_completion(earlier: int, *, by_centre: bool = False) -> Iterator[Fault]:
    """M22: everything is told once; the centre may ask once more for itself (第43条第2款).

    Args:
        earlier: notices the station gave before.
    """
    if earlier and not by_centre:
        says = tr("应当一次性告知，已经发过补正通知，不能再发第二份")
        yield Fault(says, "told_on", "la.M22", tr("法律援助法 第43条"))


def check_notice(kind: NoticeKind, *, forward: bool) -> Iterator[Fault]:
    """M23: a notice goes on at once; a forwarded application is an application (第36、39条)."""
    if kind is NoticeKind.APPLICATION:
        says = tr("转交的是申请，请登记为法律援助申请")
        yield Fault(says, "kind", "la.M23", tr("法律援助法 第39条"))
    elif not forward:
        says = tr("通知辩护不需申请，请即时转交")
        yield Fault(says, "forward", "la.M23", tr("法律援助法 第36条"))


def check_lawyer(
    lawyer: str, unit: str, rivals: Iterable[tuple[str, str]], opponents: Collection[str] = ()
) -> Iterator[Fault]:
    """M25: nobody acts for both sides (律师法 第39条).

    Args:
        rivals: (lawyer, unit) who stand for the other side, "" for what is not known.
        opponents: names of the other side itself.
    """
    said = tr("律师法 第39条")
    for their_lawyer, their_unit in rivals:
        if lawyer.strip() and lawyer.strip() == their_lawyer.strip():
            if not unit.strip() or not their_unit.strip() or _same(unit, their_unit):
                says = tr("存在利益冲突：{name}已经代理对方，请法律援助机构另行指派")
                yield Fault(says.format(name=lawyer), "lawyer", "la.M25", said)
                return
        elif _same(unit, their_unit):
            says = tr("存在利益冲突：{name}已经代理对方，请法律援助机构另行指派")
            yield Fault(says.format(name=unit), "unit", "la.M25", said)
            return
    for side in opponents:
        if side.strip() and side.strip() in (lawyer.strip(), unit.strip()):
            says = tr("存在利益冲突：{name}就是对方当事人，请核对")
            yield Fault(says.format(name=side), "lawyer", "la.M25", said)
            return


def _same(one: str, other: str) -> bool:
    """The same firm; nothing is the same as a name nobody gave."""
    return bool(one.strip()) and one.strip() == other.strip()
