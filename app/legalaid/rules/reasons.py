"""The lines of the opinion: what was looked at, how it stands, by which article."""

from __future__ import annotations

__all__ = ["Seen", "county_word", "reasons_of", "refusals_of"]

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.i18n import tr
from app.legalaid.codes import FilerBasis, ForumKind, Matter, MeansResult, MeansRoute, Refusal
from app.legalaid.messages.answers import Answers
from app.legalaid.messages.opinion import Mark, MaterialState, MaterialView, MeansView, ReasonView
from app.legalaid.rules.law import LAW
from app.legalaid.rules.place import Place
from app.people.divisions import Division

_YUAN = 100


@dataclass(frozen=True, slots=True)
class Seen:
    """What the lines are made of.

    Attributes:
        county: our own; there: name of the county of the organ, "" where it is not known.
    """

    answers: Answers
    route: MeansRoute | None
    means: MeansView | None
    place: Place
    county: Division
    there: str
    materials: Sequence[MaterialView]


def county_word(county: Division) -> str:
    """区 or 市: what people call their own."""
    return county.name[-1]


def reasons_of(seen: Seen) -> Iterator[ReasonView]:
    """The lines, in the order of the desk."""
    if seen.route is MeansRoute.NOTICE:
        yield _notice(seen)
    else:
        yield _scope(seen.answers)
        yield from _retrial(seen.answers)
        yield from _filer(seen.answers)
        yield from _before(seen.answers)
        yield _means(seen)
        yield _place(seen)
    yield _papers(seen.materials)


def refusals_of(seen: Seen) -> Iterator[Refusal]:
    """Grounds of CL-28 the centre may see; the station refuses nothing."""
    answers = seen.answers
    if seen.route is MeansRoute.NOTICE:
        return
    if answers.matter is Matter.OUTSIDE:
        yield Refusal.OUT_OF_SCOPE
    if seen.means and seen.means.result is MeansResult.NOT_MET:
        yield Refusal.MEANS
    if _strange_filer(answers):
        yield Refusal.NOT_ENTITLED
    if answers.represented:
        yield Refusal.REPRESENTED
    if answers.matter is Matter.RETRIAL and answers.retrial_ordered is False:
        yield Refusal.NO_RETRIAL
    if answers.aided_before:
        yield Refusal.AIDED_BEFORE


def _line(id: str, mark: Mark, title: str, detail: str, article: str) -> ReasonView:
    return ReasonView(id, mark, title, detail, LAW if article else "", article)


def _notice(seen: Seen) -> ReasonView:
    ground = seen.answers.notice_ground
    detail = tr(ground.label) if ground else tr("照来文选是哪一种人")
    article = ground.article if ground else "第36条"
    mark = Mark.YES if ground else Mark.OPEN
    return _line("notice", mark, tr("不用申请，不查经济状况"), detail, article)


def _scope(answers: Answers) -> ReasonView:
    matter = answers.matter
    if matter is None:
        return _line("scope", Mark.OPEN, tr("事项还没有选"), "", "")
    if matter is Matter.OUTSIDE:
        return _line("scope", Mark.NO, tr("事项不在范围内"), tr("可以先提供法律咨询"), "第31条")
    return _line("scope", Mark.YES, tr("事项在范围内"), tr(matter.label), _scoped(answers, matter))


def _scoped(answers: Answers, matter: Matter) -> str:
    """Of what 第32条 names, that item; 第31条第九项 says nothing of it."""
    if matter is Matter.OTHER_BY_LAW and answers.unlimited:
        return answers.unlimited.article
    return matter.article


def _retrial(answers: Answers) -> Iterator[ReasonView]:
    if answers.matter is not Matter.RETRIAL or answers.retrial_ordered is None:
        return
    if answers.retrial_ordered:
        yield _line("retrial", Mark.YES, tr("已经决定再审或者抗诉"), "", "第33条")
    else:
        detail = tr("可以先提供咨询、代拟申诉状")
        yield _line("retrial", Mark.NO, tr("还没有决定再审、抗诉"), detail, "第33条")


def _filer(answers: Answers) -> Iterator[ReasonView]:
    filer = answers.filer
    if filer is None or filer is FilerBasis.SELF:
        return
    if _strange_filer(answers):
        detail = tr("这类事项由本人或者法定代理人申请")
        yield _line("filer", Mark.NO, tr("代申请人不合适"), detail, "第40条")
        return
    article = "第33条" if answers.matter is Matter.RETRIAL else filer.article
    if answers.matter is Matter.VICTIM:
        article = "第29条"
    yield _line("filer", Mark.YES, tr("可以代为申请"), tr(filer.label), article)


def _strange_filer(answers: Answers) -> bool:
    """近亲属 apply in their own right in criminal cases and for a retrial alone (24、29、33)."""
    matter = answers.matter
    if answers.filer is not FilerBasis.KIN or matter is None:
        return False
    return not (matter.criminal or matter is Matter.RETRIAL)


def _before(answers: Answers) -> Iterator[ReasonView]:
    if answers.represented:
        detail = tr("没有委托代理人的，才能申请")
        yield _line("before", Mark.NO, tr("已经请了律师"), detail, "第31条")
    if answers.aided_before:
        detail = tr("请法律援助机构看是不是同一事项")
        yield _line("before", Mark.NO, tr("同一件事已有援助"), detail, "第43条")


def _means(seen: Seen) -> ReasonView:
    answers = seen.answers
    match seen.route:
        case MeansRoute.UNLIMITED if answers.unlimited:
            detail = tr(answers.unlimited.label)
            return _line("means", Mark.YES, tr("不看经济条件"), detail, answers.unlimited.article)
        case MeansRoute.EXEMPT if answers.exemption:
            detail = tr(answers.exemption.label)
            return _line("means", Mark.YES, tr("不用查经济条件"), detail, answers.exemption.article)
        case MeansRoute.CHECKED if seen.means:
            return _figures(seen.means)
    return _line("means", Mark.OPEN, tr("经济条件还没有问"), "", "第41条")


def _figures(means: MeansView) -> ReasonView:
    marks = {
        MeansResult.MET: Mark.YES,
        MeansResult.MET_BY_HARDSHIP: Mark.YES,
        MeansResult.NOT_MET: Mark.NO,
    }
    mark = marks.get(means.result, Mark.OPEN)
    each = means.per_head / _YUAN
    count = tr("每人每月 {each:,.2f} 元").format(each=each)
    if means.threshold is None:
        line = tr("本市的标准还没有填")
    else:
        line = tr("标准是低于 {line:,.2f} 元").format(line=means.threshold / _YUAN)
    detail = tr("；").join((count, line, *means.assets)) if means.heads else means.arithmetic
    return _line("means", mark, tr(means.result.label), detail, "第41条")


def _place(seen: Seen) -> ReasonView:
    word = county_word(seen.county)
    ours = tr("归本{word}受理").format(word=word)
    match seen.place:
        case Place.OURS:
            detail = tr("{forum}在{county}").format(
                forum=_forum(seen.answers.forum), county=seen.county.name
            )
            return _line("place", Mark.YES, ours, detail, "第38条")
        case Place.OURS_AROSE:
            detail = tr("事情发生在{county}").format(county=seen.county.name)
            return _line("place", Mark.YES, ours, detail, "第38条")
        case Place.THEIRS:
            title = tr("不归本{word}受理").format(word=word)
            says = tr("请告知向{there}申请，或者转交，不是不予")
            return _line(
                "place", Mark.NO, title, says.format(there=seen.there or tr("那里")), "第38条"
            )
    return _line("place", Mark.OPEN, tr("归哪里受理还不清楚"), "", "第38条")


def _forum(forum: ForumKind | None) -> str:
    words = {
        ForumKind.COURT: tr("法院"),
        ForumKind.PROCURATORATE: tr("检察院"),
        ForumKind.POLICE: tr("公安机关"),
        ForumKind.LABOUR_ARBITRATION: tr("劳动仲裁"),
        ForumKind.ARBITRATION: tr("仲裁委员会"),
        ForumKind.ORGAN: tr("行政机关"),
        ForumKind.MEDIATION: tr("调解组织"),
    }
    return words.get(forum, tr("办理机关")) if forum else tr("办理机关")


def _papers(materials: Sequence[MaterialView]) -> ReasonView:
    lacking = [one.title for one in materials if one.state is MaterialState.LACKING]
    if lacking:
        title = tr("材料差 {n} 样").format(n=len(lacking))
        return _line("materials", Mark.LACKING, title, tr("、").join(lacking), "第43条")
    if not materials:
        return _line("materials", Mark.OPEN, tr("材料还没有列"), "", "第43条")
    return _line("materials", Mark.YES, tr("材料齐全"), "", "第43条")
