"""What somebody wants the answer for, and in which office: told beside the question, and not what is asked for (pure).

"Ich sitze im Kreistag und will einen Antrag zu Telemedizin stellen. Was gibt es da?" asks for telemedicine, not for
motions nor for councils.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.understanding.tokens import tokens_of, with_capital, word_list
from assistant.wording import texts, wording

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+|(?<=\d[.!?])\s+(?=(?:Ich|Wir|W[aeio]\w+|Gibt|Hat)\b)")
"""Behind a whole word, so that "St. Wendel" stays one, or behind a figure where somebody speaks or asks on."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def without_errand(question: str) -> str:
    """``question`` without the errand of those who ask; the thing an errand is about stays as what is talked of."""
    *told, asked = _SENTENCE_END.split(_put_directly(_without_opening(question)))
    if not told or _pattern("about_errand").search(asked):
        return " ".join((*told, asked))
    things = [found["about"] for sentence in told if (found := _pattern("errand_about").search(sentence))]
    rest = [kept for sentence in told if (kept := _without_own(sentence))]
    if len(things) == len(rest) == 1 and (open_ended := _pattern("what_there_is").fullmatch(asked)):
        return f"{open_ended['asked']} {things[0]}?"
    return " ".join((*rest, asked))


def _without_opening(question: str) -> str:
    """ "Ich suche Beispiele …" for "Für einen Antrag im Stadtrat suche ich Beispiele …"."""
    found = _pattern("for_errand").search(question)
    if not found:
        return question
    rest = f"{question[: found.start()]}{found['asker']} {found['verb']}{question[found.end() :]}"
    return with_capital(rest)


def _put_directly(question: str) -> str:
    """ "Gibt es ein Muster?" for "Jetzt fragt unsere Juristin, ob es ein Muster gibt": whoever wants to know it."""
    found = _pattern("wants_to_know").search(question)
    if not found:
        return question
    before = question[: found.start()].rstrip(" ,")
    told = f"{before}{'' if before.endswith(('.', '!', '?')) else '.'} " if before else ""
    return f"{told}{wording('asides', 'direct', what=found['what'])}{question[found.end() :]}"


def _without_own(sentence: str) -> str:
    """What ``sentence`` tells besides: of an errand its thing, of an office nothing; else as it is."""
    if "?" in sentence or not _pattern("asker").search(sentence):
        return sentence
    if found := _pattern("errand_about").search(sentence):
        return f"{with_capital(found['about'])}."
    clauses = _pattern("clause").split(sentence)
    kept = [clause for clause in clauses if not _is_own(clause)]
    if len(kept) == len(clauses):
        return sentence
    rest = ", ".join(kept).strip(" .!")
    return f"{with_capital(rest)}." if _LETTERS.search(rest) else ""


def _is_own(clause: str) -> bool:
    """True where ``clause`` speaks of nothing but the errand or the office of those who ask, and names one."""
    if not (_pattern("asker_clause").search(clause) and _pattern("held").search(clause)):
        return False
    nouns = [token.lower for token in tokens_of(clause) if token.is_noun]
    own = _pattern("own")
    return any(map(own.fullmatch, nouns)) and all(own.fullmatch(noun) or noun in _beside() for noun in nouns)


@cache
def _beside() -> frozenset[str]:
    """Nouns of time and for those in office, which may stand beside an errand."""
    return frozenset(texts("asides")["when"].split()) | word_list("roles")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    errand, council = texts("asides")["errand"], texts("asides")["council"]
    pattern = str(texts("asides")[name]).replace("{errand}", errand).replace("{council}", council)
    return re.compile(pattern, re.IGNORECASE)
