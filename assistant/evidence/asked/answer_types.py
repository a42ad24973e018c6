"""Whether a sentence contains the kind of thing that was asked for: an amount of money for "Was kostet …?" (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from assistant.evidence.asked.counting import counted_things, counts, counts_share, without_dates_and_money
from assistant.evidence.words.shares import asks_share, shares_in
from assistant.question import INHERITED, Asked, QuestionPart
from assistant.wording import texts
from ingest.german import content_words, fold, stem

SHORTEST_WITHHELD = 5
"""Letters of a word that says what is withheld, also as a piece of another: "Miete" in "Ladenmiete"."""
WITHHELD = frozenset({Asked.MONEY, Asked.COUNT, Asked.DATE, Asked.DURATION})
"""Kinds of figures of which a sentence may tell that nobody gives them."""

CACHED_SENTENCES = 1 << 14
"""Scoring, judging and choosing ask the same of the same sentences."""
_WORD = re.compile(r"\w[\w-]*")


@cache
def _where() -> re.Pattern[str]:
    """Begins where or whose a thing is: the town is named in every question about it."""
    return re.compile(texts("answer_types")["where"])


@cache
def _patterns(table: str) -> dict[Asked, re.Pattern[str]]:
    found = texts("answer_types")
    return {Asked(kind): re.compile(_filled_in(pattern), re.IGNORECASE) for kind, pattern in found[table].items()}


def _filled_in(pattern: str) -> str:
    """The pattern with the word lists it names in braces."""
    number = r"(?:\d(?!(?-i:[A-Z])\b)|\b(?:" + "|".join(texts("counting")["number_words"].split()) + "))"
    for name, words in {"number": number, **{key: texts("answer_types")[key] for key in ("role", "common")}}.items():
        pattern = pattern.replace("{" + name + "}", words)
    return pattern


def contains_asked(text: str, asked: Asked | None) -> bool:
    """True where ``text`` has what ``asked`` wants, and where nothing particular is wanted."""
    pattern = _patterns("patterns").get(asked) if asked else None
    if pattern is None:
        return True
    return bool(pattern.search(without_dates_and_money(text) if asked is Asked.COUNT else text))


def amount_pattern() -> re.Pattern[str]:
    """Finds an amount of money."""
    return _patterns("patterns")[Asked.MONEY]


def asked_of(question: str) -> Asked | None:
    """What kind of thing the question wants, read from its question words."""
    for kind, pattern in _patterns("questions").items():
        if pattern.search(question):
            return kind
    return None


@lru_cache(maxsize=CACHED_SENTENCES)
def answers(text: str, part: QuestionPart) -> bool:
    """True where ``text`` has what the part asks for.

    Counted things must stand beside their number, a quality ("wie heiß") must come in its unit, and the name of
    somebody is none of the words of the question. How many failed, when and why is told where a failure is told.
    """
    if is_withheld(text, part):
        return True
    if part.asked and asks_for_failures(part.text) and not contains_asked(text, Asked.TROUBLE):
        return False
    told = _told_by().get(part.asked) if part.asked else None
    return told(text, part) if told else contains_asked(text, part.asked)


@cache
def _told_by() -> Mapping[Asked, Callable[[str, QuestionPart], bool]]:
    """The kinds that need more than a form found in the text."""
    return {
        Asked.MONEY: _tells_money,
        Asked.COUNT: lambda text, part: _answers_count(text, part.text),
        Asked.DATE: _tells_date,
        Asked.DURATION: _tells_duration,
        Asked.NEED: _tells_need,
        Asked.PERSON: lambda text, part: _names_person(_without_asked_words(text, part.text)),
        Asked.ACTOR: _tells_actor,
        Asked.COMPANY: _names_another,
    }


def _tells_money(text: str, part: QuestionPart) -> bool:
    if asks_share(part.own_text):
        return bool(shares_in(text))
    amount = contains_asked(text, Asked.MONEY) and _is_per(text, part.text) and _is_received(text, part.text)
    told = (amount and _is_fee(text, part.text)) or _is_free(text, part.text) or _tells_own_share(text, part.text)
    return told and _has_share(text, part.text.partition(INHERITED)[0])


def _tells_date(text: str, part: QuestionPart) -> bool:
    if _named("hours_asked").search(part.text):
        return bool(_named("hours").search(text))
    if _named("order_asked").search(part.text) and _named("order").search(text):
        return True
    dated = contains_asked(_without_publication(without_as_of(text), part.text), Asked.DATE)
    return dated and _has_turn(text, part.text)


def _tells_duration(text: str, part: QuestionPart) -> bool:
    if asks_until(part):
        return bool(_named("until").search(text)) and contains_asked(text, Asked.DURATION)
    if _named("lasting_asked").search(part.text):
        return bool(_named("lasting").search(text))
    return contains_asked(text, Asked.DURATION)


def _tells_need(text: str, part: QuestionPart) -> bool:
    return bool(_named("duty" if _named("duty_asked").search(part.text) else "use").search(text))


def _tells_actor(text: str, part: QuestionPart) -> bool:
    return bool(_named("payer").search(text)) if asks_payer(part) else _names_another(text, part)


def _names_another(text: str, part: QuestionPart) -> bool:
    """A name that is none of the words of the question."""
    return contains_asked(_without_asked_words(text, part.text), part.asked)


def _names_person(text: str) -> bool:
    """True where two names stand without an article: "in der Rettungswache Talheim" names nobody."""
    found = _patterns("patterns")[Asked.PERSON].search(text)
    while found and _named("behind_article").search(text[: found.start()]):
        found = _patterns("patterns")[Asked.PERSON].search(text, found.start() + 1)
    return found is not None


@lru_cache(maxsize=CACHED_SENTENCES)
def is_withheld(text: str, part: QuestionPart) -> bool:
    """True where ``text`` says that nobody told the figure ``part`` asks for: who asks for the rent is told so."""
    found = _named("withheld").search(text) if part.asked in WITHHELD else None
    if found is None:
        return False
    said, asked = _where().split(fold(found["of"] or found["behind"]))[0], fold(part.text)
    if not re.search(texts("answer_types")["withheld_of"][part.asked], said):
        return False
    pairs = ((said, asked), (asked, said))
    return any(
        len(word) >= SHORTEST_WITHHELD and word in whole for text, whole in pairs for word in content_words(text)
    )


def _has_turn(text: str, question: str) -> bool:
    """Where the beginning or the end of a thing is asked for, a year beside something else of it is not the answer."""
    return all(
        _named(turn).search(text) for turn in ("beginning", "end", "limit") if _named(f"{turn}_asked").search(question)
    )


def asks_for_turn(question: str) -> bool:
    """True for "Seit wann gibt es …?" and "Wann endet …?"."""
    return any(_named(f"{turn}_asked").search(question) for turn in ("beginning", "end"))


def without_as_of(text: str) -> str:
    """``text`` without "(Stand 2024)"."""
    return _named("as_of").sub(" ", text)


def _without_publication(text: str, question: str) -> str:
    """When a paper appeared ("„Titel“ (Verlag, 11. Juni 2024)") is not when what it speaks of happens."""
    return text if _named("publication_asked").search(question) else _named("publication").sub(" ", text)


@lru_cache(maxsize=256)
def asks_for_failures(question: str) -> bool:
    """True for "Was ging schief?" and for "Wie viele Projekte sind gescheitert?", whose kind is another one."""
    return bool(_patterns("questions")[Asked.TROUBLE].search(question))


def is_free(text: str) -> bool:
    """True for what costs nothing, to use or to have."""
    return bool(_named("free").search(text))


def _is_free(text: str, question: str) -> bool:
    """ "Kostenlos" answers a question for a price, not one for a budget; free use is the price of using it alone."""
    if _named("unit_asked").search(question) or not (_named("price").search(question) and is_free(text)):
        return False
    return bool(_named("using").search(question)) or not _named("free_use").search(text)


@lru_cache(maxsize=256)
def unit_of_price(question: str) -> str | None:
    """What a price is asked for, as written: "pro Fahrgast", "jedes Jahr"; None where it is asked of a thing once."""
    found = _named("unit_asked").search(question) or _named("yearly_asked").search(question)
    return found[0] if found else None


def _is_per(text: str, question: str) -> bool:
    """True where an amount is told for the year or the unit asked about; the sum of a project is none."""
    if _named("yearly_asked").search(question) and not _named("yearly").search(text):
        return False
    found = _named("unit_asked").search(question)
    if found is None:
        return True
    any_unit = found["unit"].lower() in texts("answer_types")["any_unit"].lower().split()
    told = r"\w" if any_unit else re.escape(stem(found["unit"].lower()))
    return bool(re.search(texts("answer_types")["each"] + told, text.lower()))


def _is_received(text: str, question: str) -> bool:
    """What a town gets is told by an amount that is given, not by a fare."""
    return not _named("received_asked").search(question) or bool(_named("received").search(text))


def _is_fee(text: str, question: str) -> bool:
    """A fee is what something costs who wants it, not what the town spends on it."""
    return not _named("fee_asked").search(question) or bool(_named("fee").search(text))


def asks_payer(part: QuestionPart) -> bool:
    """True for "Wer hat das bezahlt?": a price names nobody who pays it."""
    return part.asked is Asked.ACTOR and bool(_named("payer_asked").search(part.text))


def tells_what_is_asked(text: str, question: str) -> bool:
    """False for what says nothing of what a thing does or somebody plans where just that is asked."""
    return all(told.search(text) for asked, told in _told_alone() if asked.search(question))


def is_told_alone(question: str) -> bool:
    """True where only sentences of one kind answer: what a thing does, what is planned."""
    return any(asked.search(question) for asked, _ in _told_alone())


@cache
def _told_alone() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = texts("answer_types")["told_alone"]
    return tuple((re.compile(row["asked"], re.IGNORECASE), re.compile(row["told"], re.IGNORECASE)) for row in rows)


def asks_until(part: QuestionPart) -> bool:
    """True for "Wie lange dauert es, bis …?": since when it is there is no answer."""
    return part.asked is Asked.DURATION and bool(_named("until_asked").search(part.text))


@lru_cache(maxsize=CACHED_SENTENCES)
def names_cause(text: str) -> bool:
    """A word or clause that gives a reason: "weil", "wegen", "als häufigsten Grund"."""
    return bool(_named("cause").search(text))


def says_hours_alone(text: str) -> bool:
    """True for hours told without saying of what: "Geöffnet ist täglich von 8 bis 20 Uhr"."""
    return bool(_named("hours_alone").search(text))


def _has_share(text: str, question: str) -> bool:
    """What somebody pays themselves is not what they are given, unless both are asked for."""
    if not _named("own_share_asked").search(question) or _named("grant_asked").search(question):
        return True
    return bool(_named("own_share").search(text))


def _tells_own_share(text: str, question: str) -> bool:
    """What somebody pays themselves is told in percent, too, and by the share they are given."""
    is_asked = bool(_named("own_share_asked").search(question))
    return is_asked and bool(shares_in(text)) and bool(_named("own_share").search(text))


@cache
def _named(name: str) -> re.Pattern[str]:
    return re.compile(texts("answer_types")[name], re.IGNORECASE)


def _answers_count(text: str, question: str) -> bool:
    if _named("time_asked").search(question):
        return contains_asked(text, Asked.DURATION)
    unit = _unit_of(question)
    if unit is not None:
        return bool(unit.search(text))
    things = counted_things(question)
    if things:
        return any(counts(text, thing) for thing in things) or counts_share(text, things, question)
    return contains_asked(text, Asked.COUNT) or contains_asked(text, Asked.MONEY)


@lru_cache(maxsize=256)
def _unit_of(question: str) -> re.Pattern[str] | None:
    """What measures the quality asked for: degrees for "Wie heiß …?"."""
    for quality, unit in texts("answer_types")["units"].items():
        if re.search(rf"\bwie ?(?:{quality})\b", question, re.IGNORECASE):
            return re.compile(unit, re.IGNORECASE)
    return None


@lru_cache(maxsize=1 << 14)
def _without_asked_words(text: str, question: str) -> str:
    """Nor a compound that is joined with one of them: "SIM-Karten" names no firm where the "SIM Karte" is asked of."""
    asked = {stem(word) for word in _WORD.findall(question)}

    def is_asked(word: str) -> bool:
        is_article = word.islower() and bool(_named("behind_article").search(f"{word} "))
        return not is_article and not asked.isdisjoint(map(stem, (word, *word.split("-"))))

    return _WORD.sub(lambda found: "·" if is_asked(found[0]) else found[0], text)
