"""The evidence gate lets through what a quote carries and names what it does not."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.gate import (
    GateContext,
    Quote,
    ReasonCode,
    check_quoted,
    check_statement,
    find_supporting_quote,
    without_markers,
)
from assistant.gate.comparing.enumerations import enumerated
from assistant.gate.words.families import family
from assistant.gate.words.stems import stem_of

NAMES = frozenset({"Wolfsburg", "Kassel", "Mannheim", "Ulm", "Bamberg"})
CONTEXT = GateContext(frozenset({"p1", "p2"}), NAMES)
PASSAGE = Quote(
    "p1",
    (
        "Kassel besetzte den Bürgerrat „Smart Kassel“ per Zufallsauswahl.",
        "Wolfsburg installierte 13 Messstellen: 3 Sensoren für Wasserqualität und 10 für den Grundwasserspiegel.",
        "Mannheim hat etwa 400 Messstandorte (geplant bis 600).",
        "Im Auftrag des BMWSB richtet die KTS sechs Regionalkonferenzen pro Jahr aus.",
        "Das Programm verfügt über 820 Millionen Euro.",
        "Die Regionalkonferenz fand am 14. Oktober 2022 nicht in Ulm statt.",
    ),
)


def codes(statement: str, *quotes: Quote, context: GateContext = CONTEXT) -> set[str]:
    return {code.value for code in check_statement(statement, quotes or [PASSAGE], context).codes}


@pytest.mark.parametrize(
    "statement",
    [
        "In Wolfsburg wurden dreizehn Messstellen installiert.",
        "Drei Sensoren messen in Wolfsburg die Wasserqualität, zehn den Grundwasserspiegel.",
        "Das Programm verfügt über 820 Mio. Euro.",
        "Die KTS veranstaltet jährlich sechs Regionalkonferenzen.",
        "Mannheim hat rund 400 Messstandorte; geplant sind bis zu 600.",
        "Am 14.10.2022 fand die Regionalkonferenz nicht in Ulm statt.",
        "Mannheim hat etwa 400 Messstandorte, während Wolfsburg 13 Messstellen installierte.",
    ],
)
def test_faithful_rephrasings_pass(statement: str) -> None:
    assert codes(statement) == set()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("Wolfsburg installierte 14 Messstellen.", "number"),
        ("Das Programm verfügt über 820 Millionen Dollar.", "unit"),
        ("Die Regionalkonferenz fand am 15. Oktober 2022 nicht in Ulm statt.", "date"),
        ("Hamburg installierte 13 Messstellen.", "name"),
        ("Kassel installierte 13 Messstellen.", "name"),
        ("Die Regionalkonferenz fand am 14. Oktober 2022 in Ulm statt.", "polarity"),
        ("Wolfsburg installierte nur 13 Messstellen.", "polarity"),
        ("Mannheim hat etwa 600 Messstandorte.", "modality"),
        ("Mannheim hat mindestens 400 Messstandorte.", "scope"),
        ("Alle Sensoren messen in Wolfsburg die Wasserqualität.", "scope"),
        ("Zehn Sensoren messen in Wolfsburg die Wasserqualität, drei den Grundwasserspiegel.", "relation"),
        ("Im Auftrag der KTS richtet das BMWSB sechs Regionalkonferenzen pro Jahr aus.", "relation"),
        ("Wolfsburg betreibt ein Planetarium mit Sternwarte.", "coverage"),
        ("Kassel besetzte den Bürgerrat „Smart Ulm“ per Zufallsauswahl.", "name"),
    ],
)
def test_wrong_statements_are_named(statement: str, code: str) -> None:
    assert code in codes(statement)


MORE = Quote(
    "p2",
    (
        "Bamberg misst mit Sensoren im Stadtwald die Feuchte.",
        "Das Kataster liefert Hauseigentümern Daten für die Sanierung.",
        "Das Vorhaben läuft von Dezember 2021 bis September 2026 (Stand Juni 2023).",
        "Der Bus kam im Test auf 11 von 15 Punkten.",
        "Der Datenraum verarbeitet keine personenbezogenen Daten.",
        "Das Haus am Markt ist barrierefrei.",
        "Ulm baut einen Kalender für Vereine.",
    ),
)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("Das Vorhaben begann im Dezember 2021.", None),
        ("Im September 2026 endet das Vorhaben.", None),
        ("Im September 2026 beginnt das Vorhaben.", "relation"),
        ("Personenbezogene Daten werden im Datenraum nicht verarbeitet.", None),
        ("Bamberg misst mit dem Stadtwald in Sensoren die Feuchte.", "relation"),
        ("Hauseigentümer liefern dem Kataster Daten für die Sanierung.", "relation"),
        ("Der Bus kam im Test auf 15 von 11 Punkten.", "relation"),
        ("Das Haus am Markt ist ein Haus mit Barrieren.", "coverage"),
        ("Ulm hat einen Kalender für Vereine fertiggestellt.", "modality"),
        ("Ulm konnte einen Kalender für Vereine bauen.", "modality"),
    ],
)
def test_edges_relations_and_progress(statement: str, code: str | None) -> None:
    found = codes(statement, MORE)
    assert code in found if code else found == set()


def test_a_statement_cites_and_cites_only_evidence_of_this_run() -> None:
    statement = "Wolfsburg installierte 13 Messstellen."
    assert check_statement(statement, [], CONTEXT).codes == {ReasonCode.CITATION_MISSING}
    foreign = Quote("p9", PASSAGE.sentences)
    assert codes(statement, foreign) == {"citation_unknown"}
    assert codes(statement + " [7]", Quote("p1", PASSAGE.sentences, marker=3)) == {"citation_unknown"}
    assert codes(statement + " [3]", Quote("p1", PASSAGE.sentences, marker=3)) == set()


@pytest.mark.parametrize(
    "statement",
    [
        "Wolfsburg installierte 13 Messstellen, siehe https://boese.example/x.",
        "Wolfsburg installierte 13 Messstellen. ![x](http://boese.example/y.png)",
        "Wolfsburg installierte <b>13</b> Messstellen.",
        "Wolfsburg installierte 13 Mess\u200bstellen.",
        "Wolfsburg installierte 13 Messstellen\u202e.",
        "Wolfsburg installierte 13 Messstellen, Kontakt: x@boese.example.",
    ],
)
def test_links_markup_and_hidden_characters_never_pass(statement: str) -> None:
    assert codes(statement) == {"surface"}


def test_an_address_of_the_quote_may_be_repeated() -> None:
    quote = Quote("p1", ("Das Portal steht unter www.smart-city-dialog.de bereit.",))
    assert codes("Unter www.smart-city-dialog.de steht das Portal bereit.", quote) == set()


def test_the_heading_may_name_the_project() -> None:
    sentences = ("Die Sensoren wurden im Juni 2021 installiert.",)
    assert codes("Im Juni 2021 installierte Wolfsburg die Sensoren.", Quote("p1", sentences, ("Wolfsburg",))) == set()
    assert codes("Im Juni 2021 installierte Wolfsburg die Sensoren.", Quote("p1", sentences, ("Kassel",))) == {"name"}


def test_two_quotes_carry_a_joined_statement_but_not_with_the_towns_exchanged() -> None:
    quotes = (
        Quote("p1", ("Bamberg wertet Luftbilder per KI aus.",)),
        Quote("p2", ("Kassel besetzte einen Bürgerrat per Zufallsauswahl.",)),
    )
    joined = "{} wertet Luftbilder per KI aus, während {} einen Bürgerrat per Zufallsauswahl besetzte."
    assert codes(joined.format("Bamberg", "Kassel"), *quotes) == set()
    assert codes(joined.format("Kassel", "Bamberg"), *quotes) != set()


@pytest.mark.parametrize(
    ("sentence", "statement", "expected"),
    [
        ("Themen in Ulm sind Klima, Organisation und Beteiligung.", "In Ulm gibt es drei Themen.", set()),
        ("Themen in Ulm sind Klima, Organisation und Beteiligung.", "In Ulm gibt es vier Themen.", {"number"}),
        ("Das Projekt in Ulm dauert 60 Monate.", "Das Projekt in Ulm dauert fünf Jahre.", set()),
        ("Das Projekt in Ulm dauert 60 Monate.", "Das Projekt in Ulm dauert sechs Jahre.", {"number"}),
        (
            "Ulm deckt den Bedarf zu zwei Dritteln aus Windkraft.",
            "Zwei Drittel des Bedarfs deckt Ulm aus Windkraft.",
            set(),
        ),
        ("Ulm erhielt knapp 300 Bewerbungen.", "Ulm erhielt weniger als 300 Bewerbungen.", set()),
        ("Ulm erhielt über 300 Bewerbungen.", "Ulm erhielt weniger als 300 Bewerbungen.", {"scope"}),
    ],
)
def test_figures_told_otherwise(sentence: str, statement: str, expected: set[str]) -> None:
    assert codes(statement, Quote("p1", (sentence,))) == expected


@given(
    st.lists(st.sampled_from(["Klima", "Verkehr in der Stadt", "„Meine App“", "3D-Modelle"]), min_size=2, max_size=7)
)
def test_an_enumeration_has_as_many_things_as_it_names(items: list[str]) -> None:
    text = f"Themen sind {', '.join(items[:-1])} und {items[-1]}."
    assert enumerated(text) == {len(items)}


def test_repair_finds_the_passage_that_carries() -> None:
    other = Quote("p2", ("Ulm betreibt einen Park.",))
    statement = "Wolfsburg installierte 13 Messstellen."
    assert find_supporting_quote(statement, [other, PASSAGE], CONTEXT) is PASSAGE
    assert find_supporting_quote("Ulm hat 12 Parks.", [other, PASSAGE], CONTEXT) is None


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("Wolfsburg installierte 13 Messstellen: […] 10 für den Grundwasserspiegel.", None),
        ("[Das Projekt] richtet die KTS sechs Regionalkonferenzen pro Jahr aus.", "name"),
        ("Die Regionalkonferenz fand am 14. Oktober 2022 […] in Ulm statt.", "omission"),
        ("Mannheim hat etwa 500 Messstandorte.", "not_verbatim"),
        ("für den Grundwasserspiegel. […] Wolfsburg installierte", "not_verbatim"),
    ],
)
def test_quoted_statements(statement: str, code: str | None) -> None:
    verdict = check_quoted(statement, [PASSAGE], CONTEXT)
    assert {found.value for found in verdict.codes} == ({code} if code else set())


def test_a_resolved_reference_must_be_known() -> None:
    quote = Quote("p1", ("Sie misst den Pegel.",), ("Wolfsburg",))
    assert check_quoted("[Wolfsburg] misst den Pegel.", [quote], CONTEXT).passed
    assert not check_quoted("[Kassel] misst den Pegel.", [quote], CONTEXT).passed


@given(st.sampled_from(PASSAGE.sentences))
def test_every_sentence_carries_itself(sentence: str) -> None:
    assert check_statement(sentence, [PASSAGE], CONTEXT).passed
    assert check_quoted(sentence, [PASSAGE], CONTEXT).passed


def test_the_numbers_of_a_documents_own_sources_are_no_words_of_its_sentences() -> None:
    quote = Quote("a", ("Frostsensoren melden, wo gestreut werden muss. [3]", "[4] Gütersloh zählt Passanten."))
    context = GateContext(frozenset({"a"}))
    assert check_quoted("Frostsensoren melden, wo gestreut werden muss.", [quote], context).passed
    assert check_statement("Gütersloh zählt Passanten.", [quote], context).passed
    assert not check_quoted("Frostsensoren melden, wo gestreut werden muss. [3]", [quote], context).passed


@pytest.mark.parametrize(
    "sentence",
    [
        "Das Netz in Ulm kostet 12[3]4 Euro.",
        "Das Netz in Ulm kostet 12 [3] 400 Euro.",
        "Das Netz in Ulm kostet 10[2] [3]0 Euro.",
        "Das Netz in Ulm kostet 3[2],5 Millionen Euro.",
        "Das Netz in Ulm kostet 3,[2]5 Millionen Euro.",
        "Das Netz in Ulm kostet 1[1–2]5 Euro.",
        "Das Netz in Ulm ist un[1]bezahlt.",
        f"Das Netz in Ulm ist un[{'1' * 5000}]bezahlt.",
    ],
)
def test_a_number_of_a_source_makes_no_word_or_figure_of_what_it_divides(sentence: str) -> None:
    quote, context = Quote("a", (sentence,)), GateContext(frozenset({"a"}), NAMES)
    assert without_markers(sentence) == sentence
    for statement in (sentence, re.sub(r" ?\[[^]]*\]", "", sentence), re.sub(r" \[[^]]*\] ?", " ", sentence)):
        assert not check_quoted(statement, [quote], context).passed
        assert not check_statement(statement, [quote], context).passed


def test_a_documents_ranges_of_sources_are_none_of_the_answers() -> None:
    assert without_markers("Ulm zählt【1】, Kassel misst［2］.") == "Ulm zählt, Kassel misst."
    assert without_markers("Ulm zählt [ 1 ], Kassel misst [2–4], Bamberg plant [5; 6] für [2027–2029].") == (
        "Ulm zählt, Kassel misst, Bamberg plant für [2027–2029]."
    )


def test_markers_are_read_in_time() -> None:
    started = time.perf_counter()
    without_markers(" " * 50_000 + "[" + " " * 50_000 + "[1," * 10_000 + "[1] " * 10_000)
    assert time.perf_counter() - started < 2


@given(st.text(max_size=80))
def test_any_text_gets_a_verdict_and_reasons_decide_it(text: str) -> None:
    verdict = check_statement(text, [PASSAGE], CONTEXT)
    assert verdict.passed == (not verdict.reasons)
    assert verdict == check_statement(text, [PASSAGE], CONTEXT)


@given(st.integers(14, 99_999))
def test_no_other_number_of_messstellen_passes(number: int) -> None:
    assert not check_statement(f"Wolfsburg installierte {number} Messstellen.", [PASSAGE], CONTEXT).passed


FAMILIES = Quote(
    "p2",
    (
        "Bamberg wertet Luftbilder per KI aus, um Pflegebedarf früh zu erkennen.",
        "Der Bürgerrat wurde per Zufallsauswahl besetzt.",
        "Jede Bewerbung wurde von zwei Gutachtern geprüft, danach entschied eine Jury.",
        "Das Büro baut bis 30. Juni 2026 einen Stadtplan.",
    ),
)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("Die Auswertung der Luftbilder übernimmt in Bamberg eine KI.", None),
        ("Künstliche Intelligenz analysiert in Bamberg Luftbilder.", None),
        ("Die Mitglieder des Bürgerrats wurden zufällig ausgewählt.", None),
        ("Bis Ende Juni 2026 entsteht ein Stadtplan.", None),
        ("Bis Anfang Juni 2026 entsteht ein Stadtplan.", "coverage"),
        ("Bamberg verkauft Luftbilder.", "coverage"),
        ("Bamberg wertet kostenlose Luftbilder per KI aus.", "coverage"),
        ("Eine Jury prüfte jede Bewerbung.", "relation"),
        ("Bamberg wertet im Auswertung Luftbilder per KI aus.", "relation"),
        ("Im Bamberg werden Luftbilder ausgewertet.", "relation"),
    ],
)
def test_word_families_carry_and_exchanged_words_do_not(statement: str, code: str | None) -> None:
    found = codes(statement, FAMILIES)
    assert code in found if code else found == set()


@pytest.mark.parametrize(
    ("words", "root"),
    [
        (("auswerten", "auszuwerten", "ausgewertet", "Auswertung"), "auswert"),
        (("beschließen", "beschlossen", "beschlossene", "Beschluss"), "beschliess"),
        (("liefern", "liefert", "Lieferung"), "liefr"),
        (("möglich", "Möglichkeiten"), "mog"),
        (("basieren", "basiert"), "bas"),
    ],
)
def test_a_family_has_one_root(words: tuple[str, ...], root: str) -> None:
    assert {family(stem_of(word)) for word in words} == {root}


def test_words_that_only_look_alike_keep_apart() -> None:
    pairs = [("Bürger", "Burg"), ("Schüler", "Schule"), ("führen", "fuhr"), ("zählen", "zahlen"), ("liefern", "lief")]
    assert [family(stem_of(one)) == family(stem_of(other)) for one, other in pairs] == [False] * len(pairs)


def statement_codes(statement: str, sentence: str) -> set[str]:
    return codes(statement, Quote("p1", (sentence,)))


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("In Wolfsburg kippte ein Teich nicht um.", "In Wolfsburg wurde das Umkippen eines Teichs verhindert."),
        ("Jeder zweite Erwachsene kennt das Wort.", "Die Hälfte der Erwachsenen kennt das Wort."),
        ("Von den 28 Kommunen sind 15 Mitglieder.", "15 der 28 Kommunen sind Mitglieder."),
        (
            "Kassel kann mit elf Millionen Euro vom Bund rechnen.",
            "Kassel hatte elf Millionen Euro vom Bund in Aussicht.",
        ),
        ("Ulm will sechs Projekte bis Ende 2026 umsetzen.", "Sechs Projekte werden in Ulm bis Ende 2026 umgesetzt."),
        ("Wer in Ulm Kurse buchen will, bucht sie online.", "In Ulm bucht man Kurse online."),
        ("Im April 2024 erschien die Version 1.0.", "Die Version 1.0 erschien im April 2024."),
    ],
)
def test_the_same_claim_in_other_words_passes(statement: str, sentence: str) -> None:
    assert statement_codes(statement, sentence) == set()


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("28 Kommunen sind Mitglieder.", "15 der 28 Kommunen sind Mitglieder."),
        ("In Ulm erkennen Biotonnen Fremdstoffe.", "In Ulm erkennt eine KI Fremdstoffe in Biotonnen."),
        (
            "In Kassel wurden über 400 Ideen gesammelt.",
            "In Kassel kamen über 400 Menschen; dort wurden Ideen gesammelt.",
        ),
        ("42 Maßnahmen werden umgesetzt.", "Ulm plante 42 Maßnahmen; sechs Projekte werden umgesetzt."),
        ("Ulm plant eine Seite zur Miete von Buchung.", "Ulm plant eine Seite zur Buchung mit Miete."),
        ("Kassel kann mit elf Millionen Euro vom Bund rechnen.", "Kassel hatte elf Millionen Euro vom Bund beantragt."),
        ("Kurse für ältere Ulm gibt es seit 2025.", "Kurse für Ältere gibt es in Ulm seit 2025."),
    ],
)
def test_deeds_and_figures_keep_their_partners(statement: str, sentence: str) -> None:
    assert statement_codes(statement, sentence) != set()


def test_a_denial_is_told_by_its_verb_only_where_the_quote_denies() -> None:
    quote = "Im Datenraum in Ulm werden personenbezogene Daten nicht verarbeitet."
    assert statement_codes("Der Datenraum in Ulm verzichtet auf personenbezogene Daten.", quote) == set()
    other = "Im Datenraum in Ulm werden personenbezogene Daten verarbeitet."
    assert statement_codes("Der Datenraum in Ulm verzichtet auf personenbezogene Daten.", other) != set()
