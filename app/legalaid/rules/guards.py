"""What stands against a command: checks of the domain specification, by their ids; pure."""

from __future__ import annotations

__all__ = [
    "check_completion",
    "check_decision",
    "check_household",
    "check_lawyer",
    "check_notice",
    "check_origin",
    "check_provisional",
    "check_refusal",
    "check_retrial",
    "names_station",
]

from collections.abc import Collection, Iterable, Iterator

from app.errors import Fault
from app.i18n import tr
from app.legalaid.codes import DecisionKind, Matter, MeansRoute, NoticeKind, Provisional
from app.legalaid.messages.answers import Answers, Household, Origin
from app.legalaid.rules.limitation import Limitation

_STATIONS = ("司法所", "工作站", "联络点", "调解委员会")
# How counties call who decides (第12条 法律援助机构); nobody decides in a person's own name.
_CENTRES = ("援助处", "援助中心", "援助局", "援助科", "援助机构", "司法局")
_OF_APPLICATIONS = "援申字"  # in the number of an application, which is ours


def names_station(signed_by: str) -> bool:
    """Whether the words name a station rather than a centre or a bureau."""
    said = "".join(signed_by.split())
    return any(word in said for word in _STATIONS)


def check_decision(kind: DecisionKind, doc_no: str, signed_by: str) -> Iterator[Fault]:
    """M20: what is entered as a decision stands on the centre's own numbered paper."""
    del kind  # 给予、不予、先行提供、终止 alike: all are the centre's (第12、13、43、44、48条)
    if names_station(signed_by):
        says = tr("工作站无决定权，请转法律援助机构；这里只登记机构作出的决定书")
        yield Fault(says, "signed_by", "la.M20", tr("法律援助法 第43条"))
    elif not signed_by.strip():
        says = tr("请写作出决定的法律援助机构，工作站不能作决定")
        yield Fault(says, "signed_by", "la.M20", tr("法律援助法 第43条"))
    elif not any(word in "".join(signed_by.split()) for word in _CENTRES):
        says = tr("请照决定书的落款写法律援助机构全称，例如“新会区法律援助处”；个人不能作决定")
        yield Fault(says, "signed_by", "la.M20", tr("法律援助法 第43条"))
    if not doc_no.strip():
        says = tr("请照决定书填文号；没有决定书的，还不能登记")
        yield Fault(says, "doc_no", "la.M20", tr("法律援助法 第43条"))
    elif _OF_APPLICATIONS in doc_no:
        says = tr("这是本站的申请编号，不是决定书的文号；请照机构的决定书填")
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


def check_household(route: MeansRoute | None, household: Household | None) -> Iterator[Fault]:
    """M21: nobody asks for means on another route than the first (第32、36、42条)."""
    if household is None or route in (None, MeansRoute.CHECKED):
        return
    says = tr("依法免予核查或不受经济条件限制，不用填家庭收入")
    yield Fault(says, "household", "la.M21", tr("法律援助法 {place}").format(place=route.article))


def check_completion(earlier: int, *, by_centre: bool = False) -> Iterator[Fault]:
    """M22: everything is told once; the centre may ask once more for itself (第43条第2款).

    Args:
        earlier: notices the station gave before.
    """
    if earlier and not by_centre:
        says = tr("应当一次性告知，已经发过补正通知，不能再发第二份")
        yield Fault(says, "told_on", "la.M22", tr("法律援助法 第43条"))


def check_origin(answers: Answers) -> Iterator[Fault]:
    """M23: what an organ notifies of is no application (第25、28、36条)."""
    if answers.origin is Origin.NOTICE:
        says = tr("通知辩护不需申请，请登记通知并即时转交")
        yield Fault(says, "answers.origin", "la.M23", tr("法律援助法 第36条"))


def check_notice(kind: NoticeKind, *, forward: bool) -> Iterator[Fault]:
    """M23: a notice goes on at once; a forwarded application is an application (第36、39条)."""
    if kind is NoticeKind.APPLICATION:
        says = tr("转交的是申请，请登记为法律援助申请")
        yield Fault(says, "kind", "la.M23", tr("法律援助法 第39条"))
    elif not forward:
        says = tr("通知辩护不需申请，请即时转交")
        yield Fault(says, "forward", "la.M23", tr("法律援助法 第36条"))


def check_retrial(answers: Answers) -> Iterator[Fault]:
    """M24: 申诉 without an order of retrial or 抗诉 wants a reason (第33条)."""
    if answers.matter is Matter.RETRIAL and not answers.retrial_ordered:
        says = tr("第三十三条条件未具备，可先提供咨询、代书；坚持申请的，请写明")
        yield Fault(says, "answers.insists", "la.M24", tr("法律援助法 第33条"), blocks=False)


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


def check_provisional(
    limitation: Limitation | None, urged: Collection[Provisional]
) -> Iterator[Fault]:
    """M26: less than seven days left, and nobody looked whether aid goes first (第44条)."""
    if limitation and limitation.short and Provisional.LIMITATION not in urged:
        says = tr("离{name}届满不足七日，请审查是否先行提供法律援助；不用的，请写明理由")
        yield Fault(
            says.format(name=limitation.name), "urged", "la.M26",
            tr("法律援助法 第44条"), blocks=False,
        )  # fmt: skip


def _same(one: str, other: str) -> bool:
    """The same firm; nothing is the same as a name nobody gave."""
    return bool(one.strip()) and one.strip() == other.strip()
