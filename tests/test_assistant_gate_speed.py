"""What keeps the gate quick changes nothing it finds: words passed over are unlike, cuts sum up what lies between."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.gate import GateContext, Quote, Verdict, check_statement, gate, read_ahead
from assistant.gate.comparing.candidates import candidates, with_candidates
from assistant.gate.comparing.cover import Cover, Share
from assistant.gate.comparing.matching import likeness
from assistant.gate.sentence import told_places
from assistant.gate.sentence.by_verb import ByVerb
from assistant.gate.sentence.clauses import _soft_parts_around_brackets, clauses, soft_parts
from assistant.gate.sentence.cues import Cues
from assistant.gate.sentence.names import _forms_of, name_forms
from assistant.gate.sentence.places import at_places, in_clause, lows_in, next_word, word_before, word_behind
from assistant.gate.sentence.reading import PlacedFigure, Reading, Word, items_of, read
from assistant.gate.sentence.segments import likely_verbs, verb_like
from assistant.gate.sentence.sentence_units import units_of
from assistant.gate.sentence.tokenized import tokenized
from assistant.gate.sentence.tokens import respelled, tokens
from evals.remembered import forget_texts

TOWNS = frozenset({"Ulm", "Bad Belzig"})
SENTENCES = (
    "Die App zeigt in Ulm freie Plätze, und die Stadt-App meldet den Ausfall einer Pumpe.",
    "In Bad Belzig testete das Amt die App-Nutzung; geplant sind zwölf Messgeräte und ein Videotest.",
    "Ulmer Schulen erhalten unbesetzte Räume, weil die Gemeinde die Technik und alle Sensoren betreibt.",
)


@pytest.mark.parametrize(("claim", "quote"), list(product(SENTENCES, SENTENCES)))
def test_words_that_are_no_candidates_are_unlike(claim: str, quote: str) -> None:
    mine, theirs = read(claim, TOWNS), read(quote, TOWNS)
    for word in mine.content:
        alike = {other for other in theirs.content if likeness(word, other)}
        assert alike <= set(candidates(word.low, word.stem, word.name, theirs))
    asked = [bool(candidates(word.low, word.stem, word.name, theirs)) for word in mine.content]
    assert with_candidates(mine, theirs) == asked


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 2), st.integers(0, 1000)), max_size=8), st.integers(0, 31))
def test_a_cut_sums_up_what_lies_on_each_side(items: list[tuple[int, int, int]], place: int) -> None:
    cover = Cover([(start, Share(count, share, (share,))) for start, count, share in items], 1)
    before = sum(share for start, _, share in items if start < place)
    behind = sum(count for start, count, _ in items if start >= place)
    assert cover.until(place).weight == before
    assert cover.since(place).count == behind
    assert cover.within([(0, place), (place, 31)]) == cover.all()


def test_words_are_found_by_clause_and_place() -> None:
    reading: Reading = read("Ulmer Schulen erhalten leere Räume, weil die Gemeinde alle Sensoren betreibt.", TOWNS)
    assert [w for clause in range(len(reading.parents)) for w in in_clause(reading, clause)] == list(reading.words)
    assert [w.text for w in at_places(reading, 1, 3)] == ["Schulen", "erhalten", "leere"]
    assert next_word(reading, reading.words[0]) is reading.words[1]
    assert next_word(reading, reading.words[-1]) is None
    assert (word_before(reading, 1), word_behind(reading, 1)) == (reading.words[0], reading.words[2])
    assert word_behind(reading, 4) is None
    assert [lows_in(reading, clause) for clause in range(len(reading.parents))] == [
        frozenset({"ulmer", "schulen", "erhalten", "leere", "räume"}),
        frozenset({"weil", "die", "gemeinde", "alle", "sensoren", "betreibt"}),
    ]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_kept_of_a_reading_is_what_its_words_say(sentence: str) -> None:
    reading = read(sentence, TOWNS)
    assert likely_verbs(reading) == {word for word in reading.words if verb_like(word, next_word(reading, word))}
    assert [item.place for item in items_of(reading)] == sorted(w.place for w in (*reading.words, *reading.figures))
    assert [item for item in items_of(reading) if isinstance(item, PlacedFigure)] == list(reading.figures)


@pytest.mark.parametrize(
    ("between", "times", "passed"),
    [("Sie ist neu.", 2, True), ("Das Archiv steht in Bad Belzig.", 1, False)],
)
def test_a_statement_is_checked_again_only_where_its_place_may_be_lent(
    between: str, times: int, passed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = Quote("1", ("In der Bücherei von Ulm steht ein Kopierer.", between, "Nach 22 Uhr ist niemand im Haus."))
    asked: list[str] = []
    checked = gate._checked

    def counted(statement: str, quotes: tuple[Quote, ...], context: GateContext) -> Verdict:
        asked.append(statement)
        return checked(statement, quotes, context)

    monkeypatch.setattr(gate, "_checked", counted)
    statement = "Nach 22 Uhr ist in der Bücherei von Ulm niemand im Haus."
    assert check_statement(statement, (quote,), GateContext(frozenset({"1"}), TOWNS)).passed is passed
    assert len(asked) == times


def test_spellings_are_changed_one_after_the_other() -> None:
    text = "Die große Stadt fährt ohne Gegenstimme zum ersten Mal mit zweier Teams."
    assert respelled(text) == "Die Großstadt fährt einstimmig erstmals mit zwei Teams."


@pytest.mark.parametrize("before", range(7))
def test_spellings_are_met_wherever_they_stand(before: int) -> None:
    """Only every third place of a text is looked at."""
    assert respelled("." * before + " zum ersten Mal ans Netz gegangen")[before + 1 :] == "erstmals gestartet"


@pytest.mark.parametrize("sentence", [*SENTENCES, "Ruhe.", "Bauhof, Bad und Rat tagen"])
def test_without_brackets_soft_parts_are_counted_alone(sentence: str) -> None:
    cut = tokens(sentence, ())
    assert soft_parts(cut, sentence) == _soft_parts_around_brackets(cut)


def test_brackets_are_a_soft_part_behind_which_the_one_before_goes_on() -> None:
    sentence = "Der Rat (im Mai) tagt, wie üblich"
    parts, bracketed = soft_parts(tokens(sentence, ()), sentence)
    assert parts == [0, 0, 1, 1, 1, 0, 0, 2, 2, 2]
    assert bracketed == [False, False, True, True, True, False, False, False, False, False]


def test_clauses_reach_from_border_to_border(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence without any is not gone through for them."""
    assert clauses(tokens("Ja; der Rat tagt (heute) oft.", ())) == (
        [0, 1, 1, 1, 1, 2, 2, 2, 1],
        [0, 1, 1, 1, 1, 2, 2, 2, 1],
        (None, None, 1),
    )
    monkeypatch.delattr("assistant.gate.sentence.clauses._Cutter")
    assert clauses(tokens("Der Rat tagt.", ())) == ([0, 0, 0], [0, 0, 0], (None,))


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        ("Der Rat tagt oft.", [("Der Rat tagt oft", False)]),
        ("", []),
    ],
)
def test_a_sentence_of_one_clause_is_one_unit(sentence: str, cut: list[tuple[str, bool]]) -> None:
    found = [(" ".join(word.text for word in unit.words), unit.below) for unit in units_of(read(sentence))]
    assert found == cut


def test_a_cue_is_looked_for_once_and_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, look = [], Cues.of

    def counted(cues: Cues, place: int) -> str:
        asked.append(place)
        return look(cues, place)

    monkeypatch.setattr(Cues, "of", counted)
    reading = read("Der Rat tagt dienstags neben dem Turm.", TOWNS)
    assert not asked
    assert [reading.words[-1].cue, reading.words[-1].cue] == ["neben", "neben"]
    assert len(asked) == 1


def test_a_town_more_asks_for_its_own_forms_alone() -> None:
    before = name_forms(TOWNS)
    known = _forms_of.cache_info().misses
    assert name_forms(TOWNS | {"Sulzfeld"}) == {**before, **name_forms(frozenset({"Sulzfeld"}))}
    assert _forms_of.cache_info().misses == known + 1


def test_a_form_of_two_names_is_of_the_first() -> None:
    assert name_forms(frozenset({"Ulmer", "Ulm", "Bad Ulmer"}))["ulmer"] == "ulmer"
    assert name_forms(frozenset({"Ulmer", "Ulm"}))["ulmer"] == "ulm"


def test_towns_are_counted_without_a_pattern_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "In 14 Sälen, in Auen und den Orten tagt man, zwei Orten-Räte in Orten mit."
    places = tuple(place for town in ("Sälen", "Auen", "Orten", "Rat") for place in (town, f"{town}-Räte"))
    monkeypatch.setattr(re, "search", lambda *_: pytest.fail("a pattern of its own"))
    assert [town for town in places if told_places._counted(town, ("Kein Ort.", text))] == [
        "Sälen",
        "Orten",
        "Orten-Räte",
    ]


def test_of_a_verb_it_is_worked_out_once_and_only_when_asked() -> None:
    reading, asked = read("Der Rat plant, der Verein baut.", TOWNS), []
    _, plant, verein, baut = (word for word in reading.words if word.low != "der")

    def told(verb: Word, number: int) -> str | None:
        asked.append(verb)
        return f"{verb.text} {number}" if verb is baut else None

    verbs = ByVerb({plant: 0, baut: 1}, told)
    assert (verbs.get(baut), verbs.get(verein), verbs.get(baut)) == ("baut 1", None, "baut 1")
    assert asked == [baut]
    assert list(verbs.values()) == ["baut 1"]
    assert asked == [baut, plant]


@pytest.mark.parametrize(
    "statement", ["Die Stadt " + "(Haus " * 1100 + "baut.", "x" * 20_000, "Die Karte " + "a." * 9_000]
)
def test_long_texts_are_refused_and_not_gone_through_again_for_every_sign(statement: str) -> None:
    """Of each such text a check once took seconds, or more brackets than Python nests calls."""
    quote = Quote("1", ("Die Stadt baut ein Haus.", "Die Karte zeigt Wege."))
    assert not check_statement(statement, (quote,), GateContext(frozenset({"1"}))).passed


def test_a_name_that_is_not_in_a_sentence_does_not_make_it_read_again() -> None:
    """The towns a statement or another sentence tells by form differ from statement to statement."""
    assert read(SENTENCES[1], TOWNS) is read(SENTENCES[1], TOWNS | {"Brühl"})
    assert read(SENTENCES[1], TOWNS) is not read(SENTENCES[1], frozenset({"Ulm"}))


def test_quotes_that_were_read_ahead_are_not_read_again() -> None:
    forget_texts("assistant.gate", "ingest.german")
    whole = Quote("q", SENTENCES, ("Bericht aus Ulm",), ("Ulm",))
    steps = sum(1 for _ in read_ahead([whole], TOWNS))
    before = tokenized.cache_info().misses
    part = Quote("q", SENTENCES[1:], whole.section, whole.names)
    check_statement(SENTENCES[1], [part], GateContext(frozenset({"q"}), TOWNS))
    verdict = check_statement("Das Amt testete zwei Pumpen.", [part], GateContext(frozenset({"q"}), TOWNS))
    assert (steps, verdict.passed) == (len(SENTENCES), False)
    assert tokenized.cache_info().misses == before + 1  # the statement


def test_reading_ahead_changes_no_verdict() -> None:
    quotes = [Quote("q", SENTENCES, ("Bericht aus Ulm",), ("Ulm",))]
    statements = (
        "Die App zeigt freie Plätze in Ulm.",
        "In Bad Belzig sind zwölf Messgeräte geplant.",
        "Ulm betreibt sie.",
    )
    verdicts = []
    for ahead in (False, True):
        forget_texts("assistant.gate", "ingest.german")
        if ahead:
            list(read_ahead(quotes, TOWNS))
        verdicts.append([check_statement(text, quotes, GateContext(frozenset({"q"}), TOWNS)) for text in statements])
    assert verdicts[0] == verdicts[1]
