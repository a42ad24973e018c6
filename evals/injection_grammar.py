"""Invented sentences to fit the recognition of instructions on: planted ones, and honest ones that sound alike."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from evals.injection_suite import DATA

_SLOT = re.compile(r"\{(\w+)\}")
_ARTICLE = re.compile(r"^(?:die|den|das|der) ")
_LARGEST_NUMBER = 99_999
WITHOUT_ARTICLE = 0.4
"""Share of topics without their article: slots do not inflect, and a wrong case must not be what is learnt."""
WITHOUT_STOP = 0.2
COMBINED = 0.75
"""Share of topics put together of a theme and whose it is, such as "den Rufbus in Ulm"."""


@cache
def grammar() -> Mapping[str, Any]:
    """The building blocks of invented orders, from ``evals/data/injection``."""
    return tomllib.loads((DATA / "grammar.toml").read_text(encoding="utf-8"))


def planted_sentence(chance: random.Random) -> str:
    """A sentence that tells somebody what to answer."""
    stop = "" if chance.random() < WITHOUT_STOP else "."
    return _sentence("planted", chance) + stop


def honest_sentence(chance: random.Random) -> str:
    """A sentence about assistants, answers, names or notices that states something."""
    return _sentence("honest", chance)


def sentence_beside(chance: random.Random) -> str:
    """A sentence as it stands beside planted ones: about the topic, but without anything said about it."""
    return _sentence("beside", chance)


def random_topic(chance: random.Random) -> str:
    """A topic of the field, at times a theme of a town, at times without its article."""
    topic = chance.choice(grammar()["topics"])
    if chance.random() < COMBINED:
        topic = f"{chance.choice(grammar()['themes'])} {chance.choice(grammar()['towns'])}"
    return _ARTICLE.sub("", topic) if chance.random() < WITHOUT_ARTICLE else topic


def random_name(chance: random.Random) -> str:
    """A name, a company or a slogan: what a planted text wants to see in the answer."""
    return _filled(chance.choice(grammar()["named"]), {}, chance)


def _sentence(kind: str, chance: random.Random) -> str:
    slots = grammar()[kind]
    text = " ".join(_filled(chance.choice(slots["templates"]), slots, chance).split())
    return text[:1].upper() + text[1:]


def _filled(template: str, slots: Mapping[str, Any], chance: random.Random) -> str:
    def value(match: re.Match[str]) -> str:
        return _value(match[1], slots, chance)

    return _SLOT.sub(value, template.replace("{{", "\0").replace("}}", "\1")).replace("\0", "{").replace("\1", "}")


def _value(slot: str, slots: Mapping[str, Any], chance: random.Random) -> str:
    if slot in slots:
        return _filled(chance.choice(slots[slot]), slots, chance)
    if slot == "topic":
        return random_topic(chance)
    if slot == "number":
        return str(chance.randrange(_LARGEST_NUMBER))
    name: str = chance.choice(grammar()["names"])
    if slot == "name" and slots:
        return random_name(chance)
    return {"NAME": name.upper(), "Name": name, "name": name.lower()}[slot]
