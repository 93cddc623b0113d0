"""Reviews as a person meets them: both versions side by side, a choice, and peace afterwards."""

from __future__ import annotations

import pytest

from app.access import Role
from app.errors import Refused
from app.events import RecordsChanged, ReviewsChanged
from app.history.reviews import COMMANDS, QUERIES
from app.ids import Id, new_id
from app.lines import Lines
from app.messages import Me
from app.people.line import LINE as PEOPLE
from app.sync.messages import ListReviews, ResolveReview, ReviewView
from app.work import Tools, Work
from db.tables.people import Person
from tests.sync.world import OFFICE, LaptopNode, World


@pytest.fixture
def world() -> World:
    """One laptop knows the other's certificate no better than by its id."""
    return World()


def reviews_at(laptop: LaptopNode) -> tuple[ReviewView, ...]:
    with laptop.writing() as session:
        found: tuple[ReviewView, ...] = QUERIES[ListReviews](
            ListReviews(), work_at(laptop, session)
        )
        return found


def work_at(laptop: LaptopNode, session: object) -> Work:
    me = Me(
        user=laptop.user,
        name="何少芬",
        role=str(Role.HEAD),
        office=OFFICE,
        office_name="江门市新会区大泽镇司法所",
        county_bureau="新会区司法局",
        sample=False,
        device_no="01",
        device=laptop.device,
    )
    return Work(session, laptop.clock, me, Tools(Lines(PEOPLE)))  # type: ignore[arg-type]


def resolve(laptop: LaptopNode, review: ReviewView, *choices: tuple[str, int | str]) -> Work:
    with laptop.writing() as session:
        work = work_at(laptop, session)
        COMMANDS[ResolveReview](ResolveReview(review.id, choices), work)
    return work


def liang(world: World) -> Id:
    """梁小燕, whose phone and address both laptops change without seeing each other."""
    one, two = world.laptops
    row = new_id(world.clock)
    with one.writing() as session:
        session.add(
            Person(
                id=row, office=OFFICE, name="梁小燕", id_kind="1", id_no="440705198803121728",
                sex="2", phone="13800000000", address="大泽镇小泽村",
            )
        )  # fmt: skip
    world.settle()
    change(one, row, phone="13911111111", address="大泽镇小泽村 3 号", division="440705104201")
    world.clock.advance(minutes=5)
    change(two, row, phone="13922222222")
    world.settle()
    return row


def change(laptop: LaptopNode, row: Id, **values: str) -> None:
    with laptop.writing() as session:
        person = session.get(Person, row)
        assert person is not None
        for name, value in values.items():
            setattr(person, name, value)


def person_at(laptop: LaptopNode, row: Id) -> Person:
    with laptop.session() as session:
        person = session.get(Person, row)
        assert person is not None
        return person


def test_both_versions_are_shown_side_by_side(world: World) -> None:
    row = liang(world)
    one, two = world.laptops
    (review,) = reviews_at(one)
    assert (review.subject, review.record) == ("梁小燕", row)
    assert [device for _, _, device in review.sides] == ["另一台电脑", "01 号电脑"]
    assert [who for who, _, _ in review.sides] == ["何少芬", "何少芬"]
    (phone,) = review.fields  # the address was changed by one alone
    assert (phone.field, phone.values, phone.differs) == (
        "phone",
        ("13922222222", "13911111111"),  # complete: a mask might hide what differs
        True,
    )
    assert "01 号电脑" in review.story
    (mirrored,) = reviews_at(two)
    assert mirrored.id == review.id
    assert [device for _, _, device in mirrored.sides] == ["01 号电脑", "另一台电脑"]


@pytest.mark.parametrize(
    ("choice", "phone"), [(0, "13922222222"), (1, "13911111111"), ("13933333333", "13933333333")]
)
def test_a_choice_ends_the_review_on_every_replica(
    world: World, choice: int | str, phone: str
) -> None:
    row = liang(world)
    one, two = world.laptops
    (review,) = reviews_at(one)
    work = resolve(one, review, ("phone", choice))
    assert reviews_at(one) == ()
    world.settle()
    assert reviews_at(two) == ()
    assert person_at(two, row).phone == person_at(one, row).phone == phone
    assert one.digest() == two.digest() == world.city.digest()
    assert any(isinstance(event, ReviewsChanged) for event in work.events)
    assert RecordsChanged("people", (row,)) in work.events


def test_two_groups_are_chosen_each_for_itself(world: World) -> None:
    row = liang(world)
    one, two = world.laptops
    change(one, row, address="会城街道 5 号", division="440705001001")
    change(two, row, address="双水镇 7 号", division="440705101001")
    world.settle()
    (review,) = reviews_at(two)
    sides = [device for _, _, device in review.sides]
    mine, other = sides.index("01 号电脑"), sides.index("另一台电脑")
    assert {field.field for field in review.fields if field.differs} == {"phone", "address"}
    resolve(two, review, ("phone", mine), ("address", other))
    world.settle()
    person = person_at(one, row)
    assert (person.phone, person.address) == ("13922222222", "会城街道 5 号")
    assert person.division == "440705001001"  # the code went with the address it belongs to
    assert reviews_at(one) == ()


def test_a_field_left_open_is_named(world: World) -> None:
    liang(world)
    one, _ = world.laptops
    (review,) = reviews_at(one)
    with pytest.raises(Refused) as refused:
        resolve(one, review)
    assert [fault.field for fault in refused.value.faults] == ["phone"]
    assert reviews_at(one) == (review,)


def test_what_is_settled_is_not_settled_again(world: World) -> None:
    liang(world)
    one, _ = world.laptops
    (review,) = reviews_at(one)
    resolve(one, review, ("phone", 0))
    with pytest.raises(Refused, match="已经选定"):
        resolve(one, review, ("phone", 1))


def test_an_ordinary_edit_ends_the_review_too(world: World) -> None:
    row = liang(world)
    one, _ = world.laptops
    change(one, row, phone="13944444444")
    assert reviews_at(one) == ()
