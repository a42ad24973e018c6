"""What the gate makes of an entailment model's opinion."""

from __future__ import annotations

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from assistant.gate import GateContext, Quote, Reason, ReasonCode, check_statement
from assistant.gate.entailment import weighed

NAMES = frozenset({"Wolfsburg", "Ulm"})
QUOTE = Quote("p1", ("Wolfsburg installierte 13 Messstellen für den Grundwasserspiegel.", "Ulm betreibt einen Park."))
SURE, UNSURE, NEVER = 20.0, 0.0, -20.0
CODES = st.sampled_from(list(ReasonCode))


class Asked:
    """An entailment model with one opinion, which notes what it was asked."""

    def __init__(self, odds: float) -> None:
        self.odds = odds
        self.pairs: list[tuple[str, str]] = []

    def __call__(self, premise: str, claim: str) -> float:
        self.pairs.append((premise, claim))
        return self.odds


def check(statement: str, asked: Asked, *quotes: Quote) -> set[str]:
    context = GateContext(frozenset({"p1", "p2"}), NAMES, asked)
    return {code.value for code in check_statement(statement, quotes or (QUOTE,), context).codes}


def test_other_words_pass_if_the_model_is_sure() -> None:
    statement = "Wolfsburg beobachtet den Grundwasserspiegel an 13 Messstellen."
    assert check(statement, Asked(SURE)) == set()
    assert "coverage" in check(statement, Asked(UNSURE))


def test_another_figure_or_name_does_not_pass_however_sure_the_model_is() -> None:
    asked = Asked(SURE)
    assert "number" in check("Wolfsburg installierte 14 Messstellen für den Grundwasserspiegel.", asked)
    assert check("Ulm installierte 13 Messstellen für den Grundwasserspiegel.", asked) >= {"name"}
    assert check("Die Stadt „Neuhausen“ betreibt einen Park.", asked) >= {"name"}


def test_what_the_rules_pass_the_model_may_refuse() -> None:
    statement = "Für den Grundwasserspiegel installierte Wolfsburg 13 Messstellen."
    assert check(statement, Asked(SURE)) == set()
    assert check(statement, Asked(NEVER)) == {"meaning"}


def test_the_model_reads_the_sentences_leaned_on_and_no_others() -> None:
    asked = Asked(SURE)
    check("Ulm unterhält einen Park.", asked)
    assert asked.pairs == [("Ulm betreibt einen Park.", "Ulm unterhält einen Park.")]


def test_a_heading_is_read_too_where_it_has_the_name() -> None:
    asked = Asked(SURE)
    quote = Quote("p1", ("Die Sensoren wurden im Juni 2021 installiert.",), ("Smart City", "Wolfsburg"))
    check("Im Juni 2021 installierte Wolfsburg die Sensoren.", asked, quote)
    assert asked.pairs[0][0] == "Wolfsburg: Die Sensoren wurden im Juni 2021 installiert."


def test_a_sentence_of_the_quote_needs_no_model() -> None:
    asked = Asked(NEVER)
    assert check("Ulm betreibt einen Park.", asked) == set()
    assert asked.pairs == []


@given(st.sets(CODES), st.floats(0, 1), st.floats(-30, 30))
def test_more_certainty_never_refuses(codes: set[ReasonCode], covered: float, odds: float) -> None:
    reasons = [Reason(code, "") for code in sorted(codes)]
    less, more = (weighed(reasons, {"covered": covered}, partial(float, value)) for value in (odds, odds + 1))
    assert more.passed >= less.passed


@given(st.sets(CODES, min_size=1), st.floats(-30, 30))
def test_only_missing_words_can_be_made_up_for(codes: set[ReasonCode], odds: float) -> None:
    verdict = weighed([Reason(code, "") for code in sorted(codes)], {"covered": 0.5}, partial(float, odds))
    assert verdict.codes == codes or (verdict.passed and codes == {ReasonCode.COVERAGE})
