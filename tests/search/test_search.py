"""The search box over a real encrypted office."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text

from app import bootstrap
from app.access import Role
from app.attachments.messages import About, AddAttachment, Kind, RemoveAttachment
from app.clock import CHINA, FixedClock
from app.errors import Refused
from app.history.messages import Undo
from app.ids import Id
from app.mediation.messages import (
    AddLead,
    CaseInput,
    CaseTab,
    CloseLead,
    DisputeType,
    LeadInput,
    LeadStep,
    ListCases,
    OpenCase,
    PartyInput,
    PartyRole,
)
from app.people.messages import OrganisationInput, PersonInput, RevisePerson
from app.samples.office import mediator_id, person
from app.samples.story import TOWN
from app.search.index import SearchIndex, refresh
from app.search.messages import Hit, HitKind, ReadSpellings, Search
from app.work import Work
from db.tables.house import Fact
from db.tables.papers import PrintedPaper
from db.tables.people import Person
from tests.office import Office, found_office
from tests.search.conftest import Find

LIANG = person("梁小燕", "1990-03-07", 221, "13812342210", "大泽镇小泽村 3 队")
MARY = person("黄䶮昌", "1952-03-12", 1, "13600001931", "大泽镇田金村 1 队")


def _case(*parties: PersonInput | OrganisationInput, facts: str = "楼上漏水") -> OpenCase:
    roles = (PartyRole.APPLICANT, PartyRole.RESPONDENT)
    return OpenCase(
        CaseInput(
            committee=TOWN,
            dispute_type=DisputeType.NEIGHBOUR,
            parties=tuple(
                PartyInput(role, person=given)
                if isinstance(given, PersonInput)
                else PartyInput(role, organisation=given)
                for role, given in zip(roles, parties, strict=True)
            ),
            facts=facts,
            place="大泽镇小泽村",
            consent=True,
            mediators=(mediator_id("陈丽华"),),
        )
    )


def _titles(hits: tuple[Hit, ...], kind: HitKind) -> list[str]:
    return [hit.title for hit in hits if hit.kind is kind]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("李伟明", "李伟明"),
        ("伟明", "李伟明"),
        ("lwm", "李伟明"),
        ("LIWEI", "李伟明"),
        ("weiming", "李伟明"),
        ("liwm", "李伟明"),
        ("黄國棟", "黄国栋"),
        ("䶮", "黄䶮昌"),
        ("𬍛", "谭𬍛"),
        ("㛃", "谭𬍛㛃"),
        ("hyc", "黄䶮昌"),
        ("9218", "李伟明"),
        ("李 9218", "李伟明"),
    ],
)
def test_people(find: Find, typed: str, name: str) -> None:
    assert name in _titles(find(typed), HitKind.PERSON)


def test_a_person_is_told_from_others_of_the_name(find: Find) -> None:
    hit = find("李伟明")[0]
    assert (hit.title, hit.line) == ("李伟明", "people")
    assert hit.detail == "男，46 岁，证件尾号 9218"
    assert hit.marks == ((0, 3),)


def test_a_whole_name_comes_before_longer_ones(find: Find) -> None:
    assert _titles(find("谭𬍛"), HitKind.PERSON) == ["谭𬍛", "谭𬍛㛃"]


def test_cases_by_party_number_facts_and_kind(find: Find) -> None:
    by_party = _titles(find("周伯荣"), HitKind.CASE)
    assert by_party == ["周伯荣、周伯昌 婚姻家庭纠纷"]
    assert _titles(find("赡养费"), HitKind.CASE) == by_party
    assert _titles(find("周 婚姻家庭"), HitKind.CASE) == by_party
    hit = next(hit for hit in find("赡养费多次") if hit.kind is HitKind.CASE)
    assert "赡养费多次争执" in hit.detail
    assert hit.marks == ()


def test_a_number_finds_the_person_and_the_case(find: Find) -> None:
    hits = find("9218")
    assert _titles(hits, HitKind.PERSON) == ["李伟明"]
    assert _titles(hits, HitKind.CASE) == ["李伟明、黄国栋 邻里纠纷"]


@pytest.mark.parametrize(
    "typed", ["（2026）江新大小泽人调字第001号", "小泽人调字 001", "小泽人调 1"]
)
def test_a_case_is_found_by_its_number(find: Find, typed: str) -> None:
    assert "周伯荣、周伯昌 婚姻家庭纠纷" in _titles(find(typed), HitKind.CASE)


def test_articles(find: Find) -> None:
    hit = find("民诉205")[-1]
    assert (hit.kind, hit.article) == (HitKind.ARTICLE, ("民事诉讼法", "第二百零五条"))
    assert {h.article for h in find("司法確認")} >= {("民事诉讼法", "第二百零五条")}
    for typed in ("tjf33", "RMTJF 33", "ｔｊｆ第33条"):
        assert [h.article for h in find(typed)] == [("人民调解法", "第三十三条")]
    assert [h.article for h in find("xf67")] == [("宪法", "第六十七条"), ("刑法", "第六十七条")]


@pytest.mark.parametrize(
    "typed", ["", "  ", "、", "没有这样的人", "zzzz", '"', "' OR 1=1 --", "*", "NEAR"]
)
def test_nothing_found(find: Find, typed: str) -> None:
    assert find(typed) == ()


def test_each_keystroke_of_a_name_leads_on(find: Find) -> None:
    for end in range(2, len("liweiming") + 1):  # of one letter there are many
        assert "李伟明" in _titles(find("liweiming"[:end]), HitKind.PERSON)


def test_no_group_crowds_out_the_others(samples: Office) -> None:
    hits = samples.desk.ask(Search("440799", limit=6)).result()
    kinds = Counter(hit.kind for hit in hits)
    assert {HitKind.PERSON, HitKind.CASE} <= set(kinds)
    assert max(kinds.values()) - min(kinds.values()) <= 1


# -- following the records ------------------------------------------------------------------


def _find(office: Office, typed: str) -> list[str]:
    return [hit.title for hit in office.desk.ask(Search(typed)).result() if hit.record]


def test_a_case_is_found_the_moment_it_is_kept(office: Office) -> None:
    office.desk.do(_case(LIANG, OrganisationInput("顺达五金厂"))).result()
    case = "梁小燕、顺达五金厂 邻里纠纷"
    assert _find(office, "lxy") == ["梁小燕", case]
    assert _find(office, "五金") == ["顺达五金厂", case]
    assert _find(office, "13812342210") == ["梁小燕", case]


def test_an_organisation_is_found_by_itself_and_leads_to_its_cases(office: Office) -> None:
    case = office.desk.do(_case(LIANG, OrganisationInput("顺达五金厂", legal_rep="陈某"))).result()
    (hit,) = [
        hit for hit in office.desk.ask(Search("sdwjc")).result() if hit.kind is HitKind.ORGANISATION
    ]
    assert (hit.title, hit.detail) == ("顺达五金厂", "法定代表人 陈某")
    assert hit.record is not None
    found = office.desk.ask(ListCases(tab=CaseTab.OPEN, person=hit.record)).result()
    assert [card.id for card in found.rows] == [case]


def test_a_printed_paper_is_found_by_its_title_and_its_case_number(office: Office) -> None:
    case = office.desk.do(_case(LIANG, OrganisationInput("顺达五金厂"))).result()

    def print_one(_message: object, work: Work) -> None:
        work.session.add(
            PrintedPaper(
                id=b"p" * 16,
                office=work.me.office,
                paper=b"q" * 16,
                kind="med.F-A4",
                line="mediation",
                subject=case,
                record=case,
                title="人民调解协议书",
                number="（2026）江新大人调字第001号",
                version=1,
                copies=3,
                pages=2,
                content_hash=bytes(32),
                content=b"",
                printed_at=work.clock.now(),
                printed_by=work.me.user,
            )
        )

    office.desk.write(print_one, None).result()
    for typed in ("调解协议书", "江新大人调字第001号", "liangxy 协议书", "顺达 协议"):
        hits = office.desk.ask(Search(typed, limit=40)).result()
        (paper,) = [hit for hit in hits if hit.kind is HitKind.PAPER]
        assert (paper.record, paper.subject) == (b"p" * 16, ("med.F-A4", case))
        whose = "梁小燕、顺达五金厂 邻里纠纷"
        assert paper.detail.startswith(f"{whose}，（2026）江新大人调字第001号，第 1 版，2026年")


def test_a_file_is_found_by_its_name_its_note_and_whose_it_is(office: Office) -> None:
    case = office.desk.do(_case(LIANG, OrganisationInput("顺达五金厂"))).result()
    file = b"\xff\xd8\xff\xe0 JFIF"
    add = AddAttachment(About("mediation", case), file, "借条.jpg", note="漏水的厨房")
    one = office.desk.do(add).result()
    for typed in ("借条", "liangxy 借条", "厨房", "顺达 借条"):
        hits = office.desk.ask(Search(typed, limit=40)).result()
        (hit,) = [hit for hit in hits if hit.kind is HitKind.MATERIAL]
        assert (hit.record, hit.title, hit.line) == (one, "借条.jpg", "mediation")
        assert hit.subject == (Kind.PHOTO.value, case)
        assert hit.detail.startswith("梁小燕、顺达五金厂 邻里纠纷，照片，11月24日，漏水的厨房")
    office.desk.do(RemoveAttachment(one, "重复")).result()
    assert office.desk.ask(Search("借条")).result() == ()


def _liang(office: Office) -> Id:
    with office.books.reading() as session:
        return session.scalars(select(Person.id).where(Person.id_no == LIANG.id_no)).one()


def test_a_change_is_followed_and_the_old_is_gone(office: Office) -> None:
    office.desk.do(_case(LIANG, MARY)).result()
    office.desk.do(RevisePerson(_liang(office), name="梁晓燕", phone="13599998888")).result()
    assert _find(office, "梁小燕") == []
    assert _find(office, "13812342210") == []
    assert _find(office, "梁晓燕") == ["梁晓燕", "梁晓燕、黄䶮昌 邻里纠纷"]
    assert _find(office, "9999888") == ["梁晓燕", "梁晓燕、黄䶮昌 邻里纠纷"]


def test_what_was_taken_back_is_not_found(office: Office) -> None:
    office.desk.do(_case(LIANG, MARY)).result()
    office.desk.do(Undo()).result()
    assert _find(office, "梁小燕") == []


def test_a_refused_command_leaves_nothing(office: Office) -> None:
    bad = replace(_case(LIANG, MARY).case, mediators=(), consent=False)
    with pytest.raises(Refused):
        office.desk.do(OpenCase(bad)).result()
    assert _find(office, "梁小燕") == []


def test_roles_see_what_access_lets_them(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    office = found_office(tmp_path, clock)
    office.desk.do(_case(LIANG, MARY)).result()
    office.desk.close()
    books = bootstrap.open_books(office.path, office.key)
    desk = bootstrap.open_desk(books, replace(office.user, role=Role.AIDE), clock)
    assert [hit.kind for hit in desk.ask(Search("梁小燕")).result()] == []
    assert desk.ask(Search("司法确认")).result()[0].kind is HitKind.ARTICLE
    desk.close()


def test_an_index_of_other_tokens_is_made_anew(
    office: Office, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.search.index._AT_ONCE", 1)  # so that there are several steps
    office.desk.do(_case(LIANG, MARY)).result()
    assert refresh(office.desk).result() == 0  # all is in it already
    office.desk.close()
    books = bootstrap.open_books(office.path, office.key)
    with books.engine.begin() as connection:
        connection.execute(text("UPDATE fact SET value = :v WHERE name = 'search'"), {"v": b"0"})
    books.close()
    books = bootstrap.open_books(office.path, office.key)
    reopened = replace(office, books=books, desk=bootstrap.open_desk(books, office.user, clock))
    refresh(reopened.desk).result()  # the desk has begun by itself; twice does no harm
    assert _find(reopened, "梁小燕") == ["梁小燕", "梁小燕、黄䶮昌 邻里纠纷"]
    assert refresh(reopened.desk).result() == 0
    reopened.desk.close()


def test_a_desk_that_closes_stops_a_refresh(office: Office) -> None:
    with office.books.writing() as session:
        session.merge(Fact(name="search", value=b"1 unfinished"))
    office.desk.close()
    assert refresh(office.desk).cancelled()


def test_the_list_follows_a_person(office: Office) -> None:
    office.desk.do(_case(LIANG, MARY)).result()
    office.desk.do(RevisePerson(_liang(office), name="梁晓燕")).result()
    assert [card.title for card in office.desk.ask(ListCases()).result().rows] == ["梁晓燕、黄䶮昌"]


def test_common_words_do_not_hide_a_rare_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With many tokens only the rarest are looked up; all of them must still fit."""
    monkeypatch.setattr("app.search.index._COMMON", 2)
    for name in ("陈一", "陈二", "陈三", "陈四"):
        other = person(name, "1980-01-01", 100 + ord(name[1]) % 800, "13600000000", "大泽镇")
        office.desk.do(_case(other, MARY, facts=f"{name}说楼上漏水淋湿了被褥")).result()
    found = _find(office, "陈三说楼上漏水淋湿了被褥")
    assert found == ["陈三、黄䶮昌 邻里纠纷"]
    assert len(_find(office, "楼上漏水淋湿了被褥")) == 4
    assert _find(office, "楼上漏水淋湿了床铺") == []


def test_the_index_keeps_no_text_in_the_clear(office: Office) -> None:
    office.desk.do(_case(LIANG, MARY)).result()
    office.desk.close()
    written = b"".join(path.read_bytes() for path in office.path.parent.iterdir() if path.is_file())
    assert "梁小".encode() not in written
    assert b"2213" not in written


def test_leads_are_found_by_whom_and_what_they_are_about(office: Office) -> None:
    heard = LeadInput(
        found_on=date(2026, 11, 20),
        finder="陈丽华",
        division="440705101219",
        parties=("区阿强", "容小芳"),
        dispute_type=DisputeType.NEIGHBOUR,
        facts="为鱼塘排水争吵",
        next_step=LeadStep.ON_THE_SPOT,
    )
    lead = office.desk.do(AddLead(heard)).result()
    for typed in ("区阿强", "rxf", "oaq", "鱼塘排水"):
        (hit,) = [
            one for one in office.desk.ask(Search(typed)).result() if one.kind is HitKind.LEAD
        ]
        assert (hit.record, hit.title) == (lead, "区阿强、容小芳 邻里纠纷")
        assert hit.detail.startswith("待处理，11月20日发现")
    done = CloseLead(lead, LeadStep.ON_THE_SPOT, date(2026, 11, 21), "双方握手言和")
    office.desk.do(done).result()
    (hit,) = [one for one in office.desk.ask(Search("鱼塘")).result() if one.kind is HitKind.LEAD]
    assert hit.detail.startswith("就地化解，")
    office.desk.do(Undo()).result()
    office.desk.do(Undo()).result()
    assert office.desk.ask(Search("鱼塘")).result() == ()


def test_words_of_the_program_are_spelled_as_names_are(office: Office) -> None:
    ((word, letters),) = office.desk.ask(ReadSpellings(("统计报表",))).result()
    assert word == "统计报表"
    assert {"tongjibaobiao", "tjbb", "baobiao", "bb"} <= set(letters)


def test_every_source_has_a_place_of_its_own() -> None:
    """Two with one range would take each other's records out of the index."""
    places = [source.place for source in bootstrap.tools().get(SearchIndex).sources]
    assert [place for place, times in Counter(places).items() if times > 1] == []
