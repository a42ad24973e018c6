"""How numbers are written: dates, times, amounts with scale and unit, one group of the pattern each.

Groups ``iso`` to ``time`` are dates and times, ``half`` and ``amount`` the rest; ``address`` holds what is no number.
"""

from __future__ import annotations

import re

from ingest.german.data import table


def _alternatives(key: str) -> str:
    """A pattern for the folded words of a table as they are written in texts."""
    spelled = [re.escape(word) for word in sorted(table("numerals")[key], key=len, reverse=True)]
    joined = "|".join(spelled)
    for folded, written in (("ae", "(?:ae|ä)"), ("oe", "(?:oe|ö)"), ("ue", "(?:ue|ü)"), ("ss", "(?:ss|ß)")):
        joined = joined.replace(folded, written)
    return joined


_MONTH = rf"(?:{_alternatives('months')})"
_MONTH_WORD = rf"{_MONTH}\b(?:(?<=[a-z]{{3}})\.(?=,?\s+(?:19|20)\d\d))?"
# At most fifteen digits in a row: longer ones are numbers of accounts and registers.
_DIGITS = r"""[1-9]\d{0,2}(?:[ ]\d{3}){1,5}(?!\d) | \d{1,3}(?:[.\u00a0\u2009\u202f'’]\d{3}){1,5}(?:,\d{1,9})?(?!\d)
    | \d{1,15},\d{1,9} | \d{1,15}\.\d{1,2}(?!\d) | \d{1,15}"""
_NOT_NEXT = r"(?!(?:(?<=€)|(?<=\beur))\s?\d)"
"""Behind a unit: "bis 2027 EUR 17,5 Mio." has the sign of the next amount."""
_DAY_JOINT = r"(?:\.\s?(?:bis\s+zum|bis|und|oder|sowie|[–—/,-])\s?|[/–—-])"
_NUMERAL = r"""(?:null|ein|zwei|zwo|drei|dritt|vier|f(?:ü|ue)nf|sechs|sieb|acht|neun|zehn|elf|zw(?:ö|oe)lf|sechzehn
    |sechzig|siebzehn|zwanzig|hundert|tausend|erste|anderthalb|halb)[a-zäöüß]*"""

# What is looked at first: a number begins a word, but for the sign of the euro and what else may open a mail address.
# Most places of a text are inside words, and none of the alternatives is tried there.
_BEGINNING = r"(?: \b(?=\w) | (?=€) | (?<!\S)(?=[^\s\w]) )"

# A text without a mail address is the rule. In it only these letters begin a word that is a number, a month or an
# address: most words are passed by, many of them at their first letter, for which case is not left to the matching.
_STARTS = "|".join(
    rf"(?-i:[{first.upper()}{first}{'ſ' * (first == 's')}])(?:{rest})"
    for first, rest in (
        ("a", "ch|nd|pr|ug"), ("d", "ez|ec|re|ri"), ("e", "in|lf|rs|ur"), ("f", "eb|u|ü"), ("h", "al|äl|ael|un|ttp"),
        ("j", "an|än|aen|un|ul"), ("m", "ai|ay|ar|är|aer|rz"), ("n", "ul|eu|ov"), ("o", "kt|ct"), ("s", "ec|ep|ie"),
        ("t", "au"), ("v", "ie"), ("w", "ww"), ("z", "w|eh"),
    )
)  # fmt: skip
_URL = r"\b(?:https?://|www\.)\S+"
_MAIL = r"(?<!\S)[^\s@]{1,64}@\S+"
_STATED = rf"""
    | (?<![\w.])(?P<iso> (?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-[0-3]\d)? )(?![\w-])
    | (?<![\w.])(?P<numeric> [0-3]?\d\.\s?[01]?\d\.\s?(?:(?:19|20)\d\d|\d\d(?!\d))?
        | [0-3]?\d/[01]?\d/(?:19|20)\d\d )(?![\w])
    | (?<![\w.])(?P<monthly> (?:0?[1-9]|1[0-2])\.(?:19|20)\d\d )(?![\w.]\w|\w)
    | (?<![\w.])(?P<listed> (?:[0-3]?\d{_DAY_JOINT}){{1,6}} (?P<last>[0-3]?\d\.\s?[01]?\d\.\s?
        (?:(?:19|20)\d\d|\d\d(?!\d))?) )(?![\w])
    | (?<![\w.])(?P<days> (?:[0-3]?\d{_DAY_JOINT}){{0,6}}
        [0-3]?\d\.\s?{_MONTH_WORD}(?:,?\s+(?:19|20)\d\d\b)? )
    | \b(?P<month> {_MONTH_WORD}\s+(?:19|20)\d\d )\b
    | (?<![\w.])(?P<time> (?:[01]?\d|2[0-4]) (?: :[0-5]\d(?!\d)(?:\s*Uhr\b)? | (?:\.[0-5]\d)?\s*Uhr\b ) )
    | (?P<half> \b(?:H(?:ä|ae)lfte)\b )
    | (?P<amount>
        (?P<before> (?:€|\bEUR|\bEuro)\s? )?
        (?: (?<![\w])(?<!\d[.,])(?P<digits> {_DIGITS} )(?:,[-–]+)?(?![.,]?\d)(?!\w)
          | \b(?P<word> {_NUMERAL})\b(?:\s+(?P<halved> halbe?[nrs]?)\b)? )
        (?: (?P<glued> -(?:{_alternatives("adjectives")})e?[nrms]?)\b
          | (?:[\s-]{{0,2}}(?P<scale> (?:{_alternatives("scales")})\b\.?))?
            (?:\s+(?P<part> (?:{_alternatives("parts")}))\b)?
            (?:[\s-]{{0,2}}(?P<unit> (?:{_alternatives("units")})(?!\w){_NOT_NEXT}))? ) )
    )"""

NUMBER = re.compile(rf"{_BEGINNING} (?: (?P<address> {_URL} | {_MAIL} ) {_STATED}", re.VERBOSE | re.IGNORECASE)
WITHOUT_MAIL = re.compile(
    rf"(?: \b(?=\d|{_STARTS}) | (?=€) ) (?: (?P<address> {_URL} ) {_STATED}", re.VERBOSE | re.IGNORECASE
)
"""The same for a text without a mail address: most words are passed by at their first letter."""
