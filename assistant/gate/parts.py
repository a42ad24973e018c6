"""A statement that joins several facts is checked fact by fact, each against the sentence that carries it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.gate.comparing.alignment import Source
from assistant.gate.comparing.amounts_apart import sized_things, told_elsewhere
from assistant.gate.comparing.cover import LEAST_WORDS, Cover, Share, cover_of
from assistant.gate.sentence.names import name_forms, name_in
from assistant.gate.sentence.reading import Reading, read
from assistant.gate.words.actors import is_actor
from assistant.gate.words.closed_words import BEFORE_ZU
from assistant.gate.words.lexicon import function_words, strong_forms
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.stems import stem_of
from assistant.gate.words.verbs import verbal
from ingest.sentences import sentence_spans

_GERMAN = ModuleWords(__name__)

_JOINT = _GERMAN.pattern("joint")
_BETWEEN_CLAUSES = _GERMAN.pattern("between_clauses")
_BETWEEN_FIGURES = re.compile(r"\d\.\|\d")
"""A joint in "am 28. und 29. April": both days have one month."""
_ATTRIBUTE = _GERMAN.pattern("attribute")
"""An article, what belongs to a participle, and the participle before its noun."""
_RELATIVE = _GERMAN.pattern("relative")
_INSERTED = _GERMAN.pattern("inserted")
"""A noun, the pronoun of the relative clause behind it and the preposition of that."""
_POSSESSIVES = _GERMAN.words("possessives")
_WITH_ZU = re.compile(r"\wzu\w+n$")
_EITHER = _GERMAN.words("either")
"""Pronouns of a subject or an object."""
_VERB_LAST = re.compile(r"[a-zäöüß]+(?:t|en|te)$")
_CLEFT = _GERMAN.pattern("cleft")
_PRONOUN = _GERMAN.pattern("pronoun")
"""Behind "Es war der Verein, der …" they open what he did: one fact, not two."""
_MODAL = _GERMAN.pattern("modal")
_NAMED = re.compile(r"“|\w\.\w|[a-zäöü][A-ZÄÖÜ]|[A-ZÄÖÜ]{2}")
"""Names of products and projects, by their spelling."""
_WELL_COVERED = 0.9
_BETTER = 0.12
"""A split pays if it raises the share covered by single sentences by this much; found on dev."""
_ANY_BETTER = 0.04
"""As ``_BETTER``, for a relative clause, which is a statement of its own wherever it stands."""


def parts_of(statement: str, sources: Sequence[Source], names: frozenset[str]) -> list[Reading]:
    """The statement cut at sentence ends, and at joints where two sentences carry it better than one."""
    return [part for sentence in sentences_of(statement) for part in _split(sentence, sources, names, depth=2)]


@lru_cache(maxsize=64)
def sentences_of(statement: str) -> tuple[str, ...]:
    """Cached, for they are looked at one by one, too, once their parts are found to be carried."""
    return tuple(statement[span.start : span.end] for span in sentence_spans(statement))


def _split(text: str, sources: Sequence[Source], names: frozenset[str], depth: int) -> list[Reading]:
    whole = read(text, names)
    if depth and (apart := _sized_apart(whole, sources)):
        return [read(apart[0], names), *_split(apart[1], sources, names, depth - 1)]
    if depth == 0 or len(sources) < 2 or not (_JOINT.search(whole.text) or _ATTRIBUTE.search(whole.text)):
        return [whole]
    cover = cover_of(whole, [source.reading for source in sources])
    all_of_it = cover.all()
    if all_of_it.best >= _WELL_COVERED:
        return _by_name(whole, all_of_it, cover, sources, names) or [whole]
    least = all_of_it.best + _BETTER
    chosen = _unfolded(whole.text, cover, least)
    inserted = _taken_out(whole.text, cover, chosen[0] if chosen else all_of_it.best + _ANY_BETTER, names)
    chosen = inserted or chosen
    for joint in _JOINT.finditer(whole.text):
        if not _parts_at(joint, whole.text):
            continue
        gain = _gain(cover.until(joint.start()), cover.since(joint.end()))
        if gain > (chosen[0] + (inserted is not None) * _BETTER if chosen else least):
            chosen = (gain, whole.text[: joint.start()], whole.text[joint.end() :])
    if chosen is None:
        return _by_name(whole, all_of_it, cover, sources, names) or [whole]
    if chosen is inserted:
        return [read(chosen[1], names), *_split(chosen[2], sources, names, depth - 1)]
    halves = (chosen[1], _with_its_modal(chosen[1], _with_its_verb(chosen[1], _with_its_subject(chosen[1], chosen[2]))))
    return [part for half in halves for part in _split(half, sources, names, depth - 1)]


def _sized_apart(whole: Reading, sources: Sequence[Source]) -> tuple[str, str] | None:
    """ "Zuschuss in Höhe von 9 Euro" and the statement without the amount, where another sentence tells that."""
    readings = [source.reading for source in sources]
    for (start, end), figure in sized_things(whole):
        cover = cover_of(whole, readings)
        lead = cover.all().without(cover.within([(end, figure.figure.end)])).leading
        if lead >= 0 and told_elsewhere(whole.text[start:end], figure, readings[lead], readings):
            return whole.text[start : figure.figure.end], whole.text[:end] + whole.text[figure.figure.end :]
    return None


def _parts_at(joint: re.Match[str], text: str) -> bool:
    """Not within a date or a title, nor where what stands behind says nothing without what stands before."""
    first, second = text[: joint.start()], text[joint.end() :]
    return not (
        _BETWEEN_FIGURES.search(f"{first}|{second}")
        or first.count("„") > first.count("“")
        or (_CLEFT.search(first) and _PRONOUN.match(second))
        or _hangs_on(first, second)
    )


def _by_name(
    whole: Reading, share: Share, cover: Cover, sources: Sequence[Source], names: frozenset[str]
) -> list[Reading]:
    """ "Ulm gehört zur Staffel 2, Bonn gehört zur Staffel 1": one sentence has the words of both, but not the names.

    Cut where each half has its names in another sentence that carries it.
    """
    if whole.names <= sources[share.leading].reading.names:
        return []
    for joint in _BETWEEN_CLAUSES.finditer(whole.text):
        first, second = cover.until(joint.start()), cover.since(joint.end())
        halves = [read(whole.text[: joint.start()], names), read(whole.text[joint.end() :], names)]
        homes = [_home(half, share, sources) for half, share in zip(halves, (first, second), strict=True)]
        if None not in homes and homes[0] != homes[1]:
            return halves
    return []


def _home(half: Reading, share: Share, sources: Sequence[Source]) -> int | None:
    """The one sentence that has the names of a half and covers it well."""
    least = _WELL_COVERED * share.weight
    fitting = [
        place
        for place, source in enumerate(sources)
        if half.names and half.names <= source.reading.names and share.covered[place] >= least
    ]
    return fitting[0] if len(fitting) == 1 else None


def _with_its_subject(first: str, second: str) -> str:
    """ "MeinNetz, das im Mai begann, umfasst B": the verb behind a relative clause has the name before it.

    Not a common noun: the sentence leant on may call the same thing by another.
    """
    found = _RELATIVE.match(first)
    verb = second.partition(" ")[0]
    if (
        found is None
        or not _NAMED.search(found["noun"])
        or not (verb.islower() and verbal(verb))
        or not first.rpartition(" ")[2].islower()
    ):
        return second
    introduced = found["noun"].partition(" ")[0].lower() in markers().prepositions
    return second if introduced else f"{found['noun']} {second}"


def _with_its_verb(first: str, second: str) -> str:
    """ "Die Stadt rät, A zu bauen, und zudem, B zu kaufen": an infinitive alone has before it what it hangs on."""
    opening, _, rest = first.partition(", ")
    lows = [word for word in re.findall(r"\w+", second.partition("(")[0]) if word.islower()]
    if not lows or not _is_infinitive(lows) or not _is_infinitive(re.findall(r"\w+", rest)):
        return second
    return second if any(verbal(low) for low in lows) else f"{opening}, {second}"


def _hangs_on(first: str, second: str) -> bool:
    """ "… der Rat, früh zu beginnen": an infinitive with "zu" says nothing alone."""
    words = re.findall(r"\w+", second.partition(",")[0].rstrip("."))
    alone = _is_infinitive(words) and words[0] not in BEFORE_ZU and not any(w.islower() and verbal(w) for w in words)
    return alone and _with_its_verb(first, second) == second


def _is_infinitive(words: Sequence[str]) -> bool:
    """Ends in "zu bauen" or "anzubauen"."""
    return (
        bool(words)
        and words[-1].endswith("n")
        and words[-1].islower()
        and ("zu" in words[-2:-1] or bool(_WITH_ZU.search(words[-1])))
    )


def _with_its_modal(first: str, second: str) -> str:
    """ "Das Netz soll warnen und im Alltag Daten liefern": an infinitive alone has the modal verb before it."""
    modal = _MODAL.search(first)
    lows = [word for word in re.findall(r"\w+", second.partition("(")[0]) if word.islower()]
    bare = bool(lows) and lows[-1].endswith(("en", "ern", "eln")) and lows[-1] not in function_words()
    if modal is None or not bare or any(verbal(low) or low == "zu" for low in lows):
        return second
    return f"{modal[0]} {second}"


def _unfolded(text: str, cover: Cover, least: float) -> tuple[float, str, str] | None:
    """ "Der im Mai beschlossene Plan nennt Ziele" as "Plan wurde im Mai beschlossen" and "Der Plan nennt Ziele".

    Behind the share so reached, where it is more than ``least``.
    """
    for found in _ATTRIBUTE.finditer(text):
        if any(verbal(word) for word in found["phrase"].split() if word.islower()):
            continue
        told = cover.within([found.span(name) for name in ("phrase", "participle", "title")])
        gain = _gain(told, cover.all().without(told))
        if gain > least:
            subject = found["noun"] + (found["title"] or "")
            rest = text[: found.start("phrase")] + found["noun"] + text[found.end() :]
            return gain, f"{subject} wurde {found['phrase']}{found['participle']}", rest
    return None


def _taken_out(text: str, cover: Cover, least: float, names: frozenset[str]) -> tuple[float, str, str] | None:
    """ "Der Rat, in dem Vereine sitzen, tagt" as "in Rat Vereine sitzen" and "Der Rat tagt"; as ``_unfolded``."""
    chosen = None
    forms = name_forms(names)
    for found in _INSERTED.finditer(text):
        how, noun = found["how"] or "", _without_article(found["noun"])
        if how and how.strip() not in markers().prepositions:
            continue
        if not how and _CLEFT.search(text[: found.end("noun")]):
            continue
        for comma in re.finditer(", ", text[found.end() :]):
            end = found.end() + comma.start()
            if not _ends_in_verb(text[:end]) or not text[end + 2 :][:1].islower():
                continue
            told = cover.within([(found.end("noun"), end)])
            gain = _gain(told, cover.all().without(told))
            if gain > (chosen[0] if chosen else least):
                told_alone = _told_alone(found, noun, text[found.end() : end], forms)
                chosen = gain, told_alone, text[: found.end("noun")] + text[end + 1 :]
    return chosen


def _ends_in_verb(text: str) -> bool:
    """Also in a strong form: "…, die im Mai begann"."""
    last = text.rpartition(" ")[2]
    return bool(_VERB_LAST.search(text)) or (last.islower() and (verbal(last) or stem_of(last) in strong_forms()))


def _told_alone(found: re.Match[str], noun: str, rest: str, forms: Mapping[str, str]) -> str:
    """A relative clause with its noun, which opens it as subject or owner and else stands behind its verb.

    Not before it: in "mit Karte Aldorf Gäste erreicht" the town would stand in the phrase of the noun. "die" before a
    town is the object where the noun is a thing that does nothing: "die Messe, die Aldorf ausrichtet".
    """
    how, pronoun = found["how"] or "", found["pronoun"]
    if pronoun in _POSSESSIVES:
        return f"von {noun} {rest}"
    town = name_in(rest.partition(" ")[0], forms) is not None
    done_to = pronoun in _EITHER and town and not is_actor(noun.rpartition(" ")[2].lower())
    if (how and (town or rest.startswith("der "))) or done_to:
        return f"{rest} {how}{noun}"
    return f"{rest} den {noun}" if pronoun == "den" and not how else f"{how}{noun} {rest}"


def _without_article(noun: str) -> str:
    first, _, rest = noun.partition(" ")
    return rest if rest and first.lower() in function_words() else noun


def _gain(first: Share, second: Share) -> float:
    """The share the worse covered half reaches; 0 where a half is too short or both rest on the same sentence."""
    if min(first.count, second.count) < LEAST_WORDS or first.leading == second.leading:
        return 0.0
    return min(first.best, second.best)
