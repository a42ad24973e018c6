"""What a disguised text says: its plain readings, without invisible, look-alike and spaced-out letters (pure)."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache

from assistant.wording import texts
from ingest.german.words import function_words

HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
"""Unicode categories of control, format (zero width, direction, tags), private and unassigned characters: nobody types
them on purpose."""
_SPOKEN_FORMAT = frozenset("\u00ad")
"""Format characters that honest texts have: the soft hyphen."""
_TAGS = range(0xE0020, 0xE007F)
"""Invisible copies of the ASCII characters ("tag characters"): nobody but a smuggler writes words in them."""
TAGGED = re.compile(f"[{chr(_TAGS.start)}-{chr(_TAGS.stop)}]")
"""A letter of the tag block, or the mark that ends a run of them: nothing of it is shown."""
_INSIDE_WORDS = re.compile("(?<=[^\\W\\d_])[\u200b-\u200f\u2060-\u2064\ufeff\u0332-\u0338\U000e0100-\U000e01ef]+")
"""Characters of no width, marks of direction and lines through letters, behind a letter."""
_INVISIBLE_ROW = re.compile(
    "[\u00ad\u034f\u061c\u115f\u17b4\u180b-\u180e\u200b-\u200f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]{6,}"
    "|[\U000e0020-\U000e007f]{2,}|[\u202d\u202e][^\n\u202c]{2,}\u202c?"
)
"""So many characters that are not shown, one behind the other, are a message: an emoji has two or three. So is what is
shown against the direction of reading."""
_FINISHED = re.compile(r"[^\W_][)“”»\"]*[.!?]+[)“”»\"]*\s*$")
_CARRIER = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]+$")
_REST = re.compile(r"\S*")
_SENTENCE_BEGINS = re.compile(r"[(„»\"]?[A-ZÄÖÜ][a-zäöüß]+$")
_FEWEST_INSIDE = 3
"""Such places a sentence must have: one or two remain where a web address may be broken."""
_EVERYDAY = re.compile(r"[ -~\nÄÖÜäöüß–„“”’‘‚»«…€§°·•éè]*")
"""Text that needs no cleaning."""
_SPACED = re.compile(r"(?<!\w)[^\W\d_](?:([ .\-_*|·])[^\W\d_](?:\1[^\W\d_]){1,})(?!\w)")
_LEET_WORD = re.compile(r"\b(?=\w*[^\W\d_])\w*\d\w*\b")
_FEWEST_DIGITS = 2
"""Digits a word must have to be read as letters: "3D" and "CO2" have one."""
_LATIN_CYRILLIC = re.compile(r"[A-Za-zÀ-ž][\u0400-\u04FF]|[\u0400-\u04FF][A-Za-zÀ-ž]")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_TURNED = 3
_FEWEST_TURNED = 2
"""Different words of at least three letters that make sense only turned: by accident there is one ("nun" is not)."""
_OVERRIDES = re.compile("[\u202d\u202e]")


def visible(text: str) -> str:
    """``text`` without zero-width, direction, tag and private characters; line breaks and tabs stay."""
    return "".join(
        character
        for character in text
        if character in "\n\r\t" or character in _SPOKEN_FORMAT or unicodedata.category(character) not in HIDDEN
    )


def spoken(text: str) -> str:
    """``text`` without soft hyphens, for who judges what it means."""
    return text.replace("\u00ad", "") if "\u00ad" in text else text


def is_disguised(text: str) -> bool:
    """True for writing that only hides: words in tag characters, reversed display, Cyrillic within a Latin word."""
    return bool(hides(text) or _OVERRIDES.search(text) or _LATIN_CYRILLIC.search(text))


def hides(text: str) -> bool:
    """True for words in tag characters, and for words with invisible or crossed-out letters throughout."""
    return bool(TAGGED.search(text)) or hidden_row(text) is not None


def hidden_row(text: str) -> tuple[int, int] | None:
    """From the first to the last of the words that have something invisible in them, where there are several."""
    if _EVERYDAY.fullmatch(text):
        return None
    rows = [place for found in _INVISIBLE_ROW.finditer(text) for place in (found.start(), found.end() - 1)]
    inside = [found.start() for found in _INSIDE_WORDS.finditer(text)]
    places = sorted([*rows, *(inside if len(inside) >= _FEWEST_INSIDE else ())])
    if not places:
        return None
    return _row_starts(text, places[0]), _row_ends(text, places[-1])


def _row_starts(text: str, place: int) -> int:
    """The start of the word, but no part of a sentence that is finished, and the picture that carries the row."""
    before = text[:place]
    if _FINISHED.search(before):
        return place
    carried = _CARRIER.search(before)
    return carried.start() if carried else before.rfind(" ") + 1


def _row_ends(text: str, place: int) -> int:
    """The end of the word, but no part of the sentence that begins right behind the row."""
    rest = _REST.match(text, place + 1)
    begins = rest and _SENTENCE_BEGINS.match(rest.group()) and unicodedata.category(text[place]) in HIDDEN
    return place + 1 if begins or not rest else rest.end()


def readings(text: str) -> frozenset[str]:
    """All that ``text`` may be meant to say, the text in plain characters among it."""
    plain = text if _EVERYDAY.fullmatch(text) else _plain(text)
    forms = {plain, _SPACED.sub(_joined, plain), _LEET_WORD.sub(_unleeted, plain)}
    if TAGGED.search(text):
        forms.add(_plain("".join(chr(ord(c) - 0xE0000) if ord(c) in _TAGS else c for c in text)))
    return frozenset(forms)


def is_turned(text: str) -> bool:
    """True where several words become function words when moved by thirteen letters or read backwards."""
    found = frozenset(_WORD.findall(text.lower()))
    return any(len(found & turned) >= _FEWEST_TURNED for turned in _turned_function_words())


@cache
def _turned_function_words() -> tuple[frozenset[str], frozenset[str]]:
    known = [word for word in function_words() if len(word) >= _SHORTEST_TURNED and word.isascii()]
    moved = frozenset(codecs.encode(word, "rot13") for word in known)
    return moved - function_words(), frozenset(word[::-1] for word in known) - function_words()


def _plain(text: str) -> str:
    """Composed compatibility characters, look-alikes as Latin letters, without hidden and overlaid ones."""
    shown = unicodedata.normalize("NFKC", spoken(visible(text)))
    return "".join(_look_alikes().get(c, c) for c in shown if unicodedata.category(c) != "Mn")


@cache
def _look_alikes() -> dict[str, str]:
    pairs = texts("instructions")["look_alikes"]
    return dict(zip(pairs["foreign"], pairs["latin"], strict=True))


def _joined(match: re.Match[str]) -> str:
    return match[0].replace(match[1], "")


def _unleeted(match: re.Match[str]) -> str:
    word = match[0]
    many = sum(character.isdigit() for character in word) >= _FEWEST_DIGITS
    return word.translate(_leet()) if many else word


@cache
def _leet() -> dict[int, int]:
    return str.maketrans(*texts("instructions")["leet"])
