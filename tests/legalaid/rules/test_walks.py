"""Whatever is pressed: the desk comes to an end, decides nothing, asks for no means too many."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.legalaid.codes import Kinship, MeansRoute, Proposal
from app.legalaid.messages.answers import Household, MemberInput
from app.legalaid.messages.opinion import Mark, MaterialState, Opinion, QuestionKind
from tests.legalaid.rules.desk import TODAY, Desk

_MOST = 30
_OURS = (MemberInput(name="申请人", kinship=Kinship.SELF, wage=1),)


def _sound(opinion: Opinion) -> None:
    for question in opinion.questions:
        assert len(question.choices) <= 9
        assert [one.key for one in question.choices] == [
            str(n) for n in range(1, len(question.choices) + 1)
        ]
    asked = {one.id: one.state for one in opinion.materials}
    if opinion.route is not MeansRoute.CHECKED:  # M21
        assert asked.get("means", MaterialState.NOT_NEEDED) is MaterialState.NOT_NEEDED
        assert opinion.means is None
        assert all(one.kind is not QuestionKind.HOUSEHOLD for one in opinion.questions)
    if opinion.proposal is Proposal.GRANT:  # nothing stands against it
        assert opinion.complete
        assert opinion.refusals == ()
        assert all(one.mark in (Mark.YES, Mark.LACKING) for one in opinion.reasons)
    assert not opinion.title.startswith(("给予", "不予", "决定"))
    assert all(one.title for one in opinion.reasons)
    assert all(one.law for one in opinion.reasons if one.article)


@settings(max_examples=40)
@given(st.data())
def test_every_way_comes_to_an_end(data: st.DataObject) -> None:
    births = st.none() | st.dates(date(1930, 1, 1), TODAY)
    desk = Desk.open(birth=data.draw(births))
    for _ in range(_MOST):
        opinion = desk.opinion
        _sound(opinion)
        question = next((one for one in opinion.questions if one.id == opinion.next), None)
        if question is None or question.kind in (QuestionKind.MATERIALS, QuestionKind.OPINION):
            break
        if question.kind is QuestionKind.HOUSEHOLD:
            desk.change(household=Household(members=_OURS))
        elif question.kind is QuestionKind.DATE and data.draw(st.booleans()):
            desk.press(TODAY - timedelta(data.draw(st.integers(0, 1500))))
        else:
            if not question.choices:
                desk.press(TODAY)
                continue
            desk.press(data.draw(st.sampled_from([one.key for one in question.choices])))
    else:
        raise AssertionError([one.id for one in desk.opinion.questions if not one.done])
    assert desk.opinion.complete
    assert desk.opinion.proposal is not None


@settings(max_examples=25)
@given(st.data())
def test_an_answer_taken_back_leaves_no_trace(data: st.DataObject) -> None:
    """Another matter chosen after the end asks what it needs, and never crashes."""
    desk = Desk.open()
    for _ in range(data.draw(st.integers(0, 14))):
        opinion = desk.opinion
        question = next((one for one in opinion.questions if one.id == opinion.next), None)
        if question is None or not question.choices:
            break
        desk.press(data.draw(st.sampled_from([one.key for one in question.choices])))
    groups = [one for one in desk.opinion.questions if one.id == "group"]
    for question in groups:
        choice = data.draw(st.sampled_from(question.choices))
        desk.choose(choice)
        again = next(one for one in desk.opinion.questions if one.id == "group")
        assert again.chosen == choice.key
        _sound(desk.opinion)
