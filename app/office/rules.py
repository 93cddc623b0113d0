"""What the law asks of a committee and of its mediators: pure, each with its rule."""

from __future__ import annotations

__all__ = ["MOST_MEMBERS", "TERM", "Member", "check_committee", "check_mediator", "composition"]

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.errors import Fault
from app.i18n import tr
from app.office.codes import CommitteeForm, Post
from app.office.messages import CommitteeInput, MediatorInput
from app.people.messages import Sex

TERM = "med.R-T01"
COMPOSITION = "med.R-T02"
ADULT = "med.R-T03"
FEWEST_MEMBERS, MOST_MEMBERS = 3, 9
_YEAR, _NUMBER = "{年}", "{号}"


@dataclass(frozen=True, slots=True)
class Member:
    """A serving mediator as the composition of a committee asks for them."""

    post: Post
    sex: Sex


def check_committee(given: CommitteeInput, today: date) -> list[Fault]:
    """Everything wrong with a committee as typed."""
    faults = []
    if not given.name.strip():
        faults.append(Fault(tr("请填调委会名称"), "name"))
    elif "司法所" in given.name:
        faults.append(Fault(tr("调委会不是司法所，印章和名称都要分开，请填调委会的名称"), "name"))
    pattern = given.number_pattern
    if pattern.count(_YEAR) != 1 or pattern.count(_NUMBER) != 1:
        says = tr("案号样式里要各写一次 {年} 和 {号}，例如（{年}）江新大人调字第{号}号")
        faults.append(Fault(says, "number_pattern"))
    elif set(re.findall(r"\{.*?\}", pattern)) != {_YEAR, _NUMBER}:
        faults.append(Fault(tr("案号样式里只能有 {年} 和 {号} 两处会变的内容"), "number_pattern"))
    if given.term_start and given.term_start > today:
        faults.append(Fault(tr("本届任期的第一天晚于今天，请核对"), "term_start"))
    return faults


def check_mediator(given: MediatorInput, birth: date | None, today: date) -> list[Fault]:
    """Everything wrong with a mediator as typed, but for name, number and phone."""
    faults = []
    if birth and _age(birth, today) < 18:
        says = tr("人民调解员应当是成年公民，这个号码的人还没有满 18 岁")
        faults.append(Fault(says, "id_no", ADULT, tr("人民调解法 第14条第1款")))
    for field, day in (("appointed_on", given.appointed_on), ("filed_on", given.filed_on)):
        if day and day > today:
            faults.append(Fault(tr("这一天还没有到，请核对"), field))
    if given.appointed_on and given.filed_on and given.filed_on < given.appointed_on:
        faults.append(Fault(tr("备案不能早于推选或者聘任，请核对"), "filed_on"))
    return faults


def composition(form: CommitteeForm, members: Iterable[Member]) -> Iterator[str]:
    """What is missing in a committee's people (人民调解法 第8条)."""
    if form is not CommitteeForm.COMMITTEE:
        return
    elected = [one for one in members if one.post.elected]
    if not FEWEST_MEMBERS <= len(elected) <= MOST_MEMBERS:
        yield tr("委员 {n} 人，应当有 3 至 9 人").format(n=len(elected))
    chairs = sum(one.post is Post.CHAIR for one in elected)
    if chairs != 1:
        yield tr("还没有主任") if not chairs else tr("有 {n} 位主任，应当是 1 位").format(n=chairs)
    if elected and all(one.sex is Sex.MALE for one in elected):
        yield tr("还没有妇女成员")
    elif elected and all(one.sex is not Sex.FEMALE for one in elected):
        yield tr("委员的性别没有填全，看不出有没有妇女成员")


def _age(birth: date, today: date) -> int:
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
