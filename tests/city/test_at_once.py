"""Two colleagues do the same thing without seeing each other: nothing is lost, a person chooses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.errors import Refused
from app.history.messages import ReadHistory
from app.ids import Id, named_id
from app.mediation.codes import Difficulty, OriginReason
from app.mediation.messages import (
    AgreementForm,
    AgreementView,
    CaseDetail,
    ChooseAgreement,
    ClaimSubsidy,
    CloseCase,
    OpenCase,
    ReadCase,
    ReadClaim,
    RecordVisit,
    Satisfaction,
    SetRate,
    ShareInput,
    State,
    TakeUpAgain,
    VisitWay,
    WithdrawCase,
)
from app.messages import Command
from app.office.messages import AddMediator, MediatorInput, Post
from app.people.messages import Sex
from app.sync.messages import ListReviews, ResolveReview
from tests.city.world import DAZE, CityWorld, Laptop
from tests.dispute import agreement_input, case_input, payment, session_input
from tests.refusals import refused

TOWN = named_id("committee", DAZE)
DAY = timedelta(days=1)


class Pair:
    """Two laptops of one office, and a case that both have."""

    def __init__(self, city: CityWorld) -> None:
        self.city, self.first, self.second = city, city.first, city.second
        self.today = self.first.clock.today()
        self.met = self.today - DAY
        chair = MediatorInput(TOWN, "何少芬", Post.CHAIR, sex=Sex.FEMALE)
        self.mediator: Id = do(self.first, AddMediator(chair))
        given = case_input(committee=TOWN, mediators=(self.mediator,), accepted_on=self.met - DAY)
        self.case: Id = do(self.first, OpenCase(given))
        do(self.first, session_input(self.case, self.met, 9))
        self.settle()

    def settle(self) -> None:
        """Every change comes everywhere, and all have the same."""
        for laptop in (self.first, self.second, self.first):
            laptop.sync()
        assert self.first.digest() == self.second.digest() == self.city.digest()

    def apart(self, on_first: Command[Any], on_second: Command[Any]) -> tuple[Any, Any]:
        """Each does its own without seeing the other's; then both come together."""
        made = do(self.first, on_first), do(self.second, on_second)
        self.settle()
        return made

    def both(self, read: Callable[[CaseDetail], Any]) -> Any:
        """What both laptops show of the case, which is the same."""
        one, other = (
            read(laptop.desk.ask(ReadCase(self.case)).result())
            for laptop in (self.first, self.second)
        )
        assert one == other
        return one

    def oral(self, amount_fen: int) -> Command[Any]:
        """An oral agreement, paid on the spot."""
        item = payment("赔偿款", self.met, amount_fen=amount_fen, on_the_spot=True)
        return agreement_input(self.case, self.met, item, form=AgreementForm.ORAL)

    def written(self) -> Command[Any]:
        """A written agreement, not signed yet."""
        return agreement_input(self.case, self.met, payment("赔偿款", self.today + 30 * DAY))

    def close(self) -> None:
        """Agreed, visited and closed, as both know."""
        do(self.first, self.oral(300_000))
        how = VisitWay.HOME, "已付清", Satisfaction.SATISFIED
        do(self.first, RecordVisit(self.case, self.today, *how))
        do(self.first, CloseCase(self.case, self.today))
        self.settle()


def do(laptop: Laptop, command: Command[Any]) -> Any:
    return laptop.desk.do(command).result()


@pytest.fixture
def pair(city: CityWorld) -> Pair:
    return Pair(city)


@pytest.mark.parametrize("keep", [0, 1])
def test_two_agreements_reached_at_once_wait_for_a_choice(pair: Pair, keep: int) -> None:
    made = pair.apart(pair.oral(300_000), pair.written())
    assert pair.both(lambda case: {one.id for one in case.rivals}) == {*made}
    assert pair.both(lambda case: case.earlier) == ()
    step = pair.both(lambda case: case.next_step)
    assert (step.action, step.button) == ("ChooseAgreement", "选定协议")
    (fault,) = refused(pair.second.desk, CloseCase(pair.case, pair.today))
    assert "先选定" in fault.message

    do(pair.second, ChooseAgreement(pair.case, made[keep]))
    pair.settle()
    assert pair.both(lambda case: (_shown(case).id, case.rivals)) == (made[keep], ())
    state = (State.PERFORMED, State.AGREED)[keep]
    assert pair.both(lambda case: case.state) is state, "where the one that stands has led it"
    told = [entry.what for entry in pair.first.desk.ask(ReadHistory(pair.case)).result()]
    assert any("选定用另一份" in deed for deed in told), "what was struck out can be read"


def _shown(case: CaseDetail) -> AgreementView:
    assert case.agreement is not None
    return case.agreement


def test_both_choose_at_once_and_then_once_more(pair: Pair) -> None:
    one, other = pair.apart(pair.oral(300_000), pair.oral(200_000))
    pair.apart(ChooseAgreement(pair.case, one), ChooseAgreement(pair.case, other))
    # Each struck out what the other kept. Nothing is lost: both are there to be chosen from.
    assert pair.both(lambda case: {found.id for found in case.rivals}) == {one, other}
    do(pair.first, ChooseAgreement(pair.case, other))
    pair.settle()
    assert pair.both(lambda case: (_shown(case).id, case.rivals)) == (other, ())
    assert pair.both(lambda case: [item.amount_fen for item in _shown(case).items]) == [200_000]


def test_a_case_taken_up_twice_is_two_cases_that_know_of_each_other(pair: Pair) -> None:
    pair.close()
    again = TakeUpAgain(
        pair.case, OriginReason.CONSENT, pair.today, consent=True, mediators=(pair.mediator,)
    )
    one, other = pair.apart(again, again)
    assert pair.both(lambda case: {found.id for found in case.followed_by}) == {one, other}
    numbers = pair.both(lambda case: [found.case_no for found in case.followed_by])
    assert len({*numbers, ""}) == 3, "each has a number of its own"
    with pytest.raises(Refused, match="已经另立新案"):
        do(pair.second, again)
    do(pair.second, WithdrawCase(other, pair.today, "与另一件重复"))
    pair.settle()
    ended = pair.first.desk.ask(ReadCase(other)).result()
    assert ended.state is State.WITHDRAWN


def test_a_subsidy_claimed_twice_is_one_claim_that_somebody_settles(pair: Pair) -> None:
    pair.close()
    start = pair.today - 30 * DAY
    do(pair.first, SetRate(Difficulty.SIMPLE, start, 30_000, 20_000, 0, "江新司〔2026〕1号"))
    pair.settle()

    def claim(fen: int) -> Command[Any]:
        shares = (ShareInput(pair.mediator, fen),)
        return ClaimSubsidy(pair.case, Difficulty.SIMPLE, pair.today, shares)

    one, other = pair.apart(claim(20_000), claim(10_000))
    assert one == other, "one claim, however often"
    reviews = pair.first.desk.ask(ListReviews()).result()
    assert [review.where for review in reviews] == ["案件补贴", "补贴份额"]
    for review in reviews:
        (amount,) = [field for field in review.fields if field.differs]
        assert sorted(amount.values) == ["100 元", "200 元"]
        do(pair.first, ResolveReview(review.id, ((amount.field, amount.values.index("200 元")),)))
    pair.settle()
    for laptop in (pair.first, pair.second):
        assert laptop.desk.ask(ListReviews()).result() == ()
        shown = laptop.desk.ask(ReadClaim(pair.case)).result()
        assert (shown.amount_fen, [share.amount_fen for share in shown.shares]) == (
            20_000,
            [20_000],
        )
