"""The phrases the program brings along: for kinds of dispute that exist, and nothing unlawful."""

from __future__ import annotations

from collections import Counter

from app.bootstrap import RESOURCES
from app.mediation.codes import DisputeType
from app.mediation.lexicon import Lexicon, WordKind
from app.phrases.starters import Starter, Starters
from ui.forms.spec import Spec
from ui.mediation.form.tables import DISPUTE
from ui.mediation.oral.tables import WHAT
from ui.mediation.steps.tables import STEPS

OFFICE = "440705101"


def _all() -> list[Starter]:
    return list(Starters.load(RESOURCES / "phrases").of("mediation", OFFICE).values())


def _asked() -> set[str]:
    """The fields in which phrases are offered."""
    specs: list[Spec] = [*DISPUTE, *WHAT, *(one for step in STEPS.values() for one in step.specs)]
    return {spec.phrases.partition(".")[2] for spec in specs if spec.phrases}


def test_every_phrase_is_offered_somewhere_and_every_field_has_some() -> None:
    assert {one.field for one in _all()} == _asked()


def test_every_kind_of_dispute_has_facts_of_its_own() -> None:
    kinds = {one.topic for one in _all() if one.field == "facts"} - {""}
    assert kinds == {kind.value for kind in DisputeType} - {DisputeType.OTHER.value}
    assert {one.topic for one in _all()} <= {"", *DisputeType}


def test_no_phrase_stands_twice_and_each_is_short_enough() -> None:
    texts = Counter((one.field, one.topic, one.text) for one in _all())
    assert [text for text, count in texts.items() if count > 1] == []
    assert all(one.text == one.text.strip() and len(one.text) <= 200 for one in _all())
    assert all(one.text.count("{") == one.text.count("}") for one in _all())


def test_no_term_would_be_warned_of() -> None:
    words = Lexicon.load(RESOURCES / "mediation" / "words.toml")
    terms = [one.text for one in _all() if one.field == "terms"]
    assert terms
    assert list(words.find(WordKind.TERMS, terms)) == []
    assert list(words.find(WordKind.FEE, terms)) == []


def test_an_id_follows_from_the_words_and_the_office() -> None:
    (first, *_) = _all()
    assert first.id_for(OFFICE) == first.id_for(OFFICE)
    assert first.id_for(OFFICE) != first.id_for("440705102")
