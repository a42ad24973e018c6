"""The rows of the catalogue. Unknown columns and values outside the closed lists are refused by the types."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from ingest.documents import DocumentKind, MunicipalityType, Source, State
from ingest.german.words import fold

_NOT_ALPHANUMERIC = re.compile(r"[^a-z0-9]+")
_HOST = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+\.?"


def slug(name: str) -> str:
    """The ASCII id of a name: "5 für Südwestfalen" is ``5-fuer-suedwestfalen``."""
    return _NOT_ALPHANUMERIC.sub("-", fold(name)).strip("-")


def _real_date(value: str) -> str:
    parts = [int(part) for part in value.split("-")]
    date(*[*parts, 1, 1][:3])
    return value


def _year(cell: object) -> object:
    return int(cell) if isinstance(cell, str) and cell.isdecimal() else cell


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
FactId = Annotated[str, StringConstraints(pattern=r"^F\d{3,}$")]
Text = Annotated[str, StringConstraints(min_length=1)]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_real_date)]
"""As exact as known: ``2022``, ``2022-10`` or ``2022-10-05``."""
SecureAddress = Annotated[str, StringConstraints(pattern=rf"^https://{_HOST}(/\S*)?$")]
Address = Annotated[str, StringConstraints(pattern=rf"^https?://{_HOST}(/\S*)?$")]
"""Some pages that state a fact exist without encryption only."""
Email = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$")]
Phone = Annotated[str, StringConstraints(pattern=r"^\+\d[\d ]+$")]


class Record(BaseModel):
    """A row or entry of one catalogue file."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Fact(Record):
    """One statement of a public page, worded afresh. ``project`` is the name of a project as in ``projects.csv``."""

    id: FactId
    project: Text | None
    state: State | None
    type: MunicipalityType | None
    topic: Text
    fact: Text
    source_title: Text
    source_url: Address
    source_date: IsoDate | None
    confidence: Literal["high", "medium"]

    @property
    def source(self) -> Source:
        return Source(self.source_title, self.source_url, self.source_date)


class Project(Record):
    """A model project. None and empty mean unknown.

    ``population`` counts the people of the whole project area, as the fact ``population_fact`` states it; figures for
    a part only, or contradictory ones, stand in ``population_note``. ``page`` is the project's page on the portal.
    """

    id: Slug
    name: Text
    municipalities: tuple[Text, ...] = Field(min_length=1)
    state: State | None = None
    type: MunicipalityType | None = None
    cohort: Annotated[Literal[2019, 2020, 2021], BeforeValidator(_year)]
    population: int | None = Field(default=None, gt=0)
    population_note: Text | None = None
    population_fact: FactId | None = None
    themes: tuple[Text, ...] = ()
    topics: tuple[Slug, ...] = ()
    products: tuple[Text, ...] = ()
    aliases: tuple[Text, ...] = ()
    page: SecureAddress | None = None
    source: SecureAddress


class Publication(Record):
    """A real publication of the programme. ``contents`` says in a sentence what is in it."""

    id: Annotated[str, StringConstraints(pattern=r"^P\d{2,}$")]
    title: Text
    publisher: Text
    date: IsoDate | None = None
    kind: DocumentKind
    themes: tuple[Text, ...] = ()
    topics: tuple[Slug, ...] = ()
    url: SecureAddress
    contents: Text


class Event(Record):
    """``audience`` says to whom the event is open, None where no fact does; ``facts`` are its sources."""

    id: Slug
    title: Text
    series: Text | None = None
    start: IsoDate
    end: IsoDate | None = None
    place: Text | None = None
    project: Slug | None = None
    audience: Text | None = None
    topics: tuple[Slug, ...] = ()
    facts: tuple[FactId, ...] = Field(min_length=1)


class Contact(Record):
    """An official contact point. Never a private person."""

    id: Slug
    name: Text
    role: Text
    email: Email | None = None
    phone: Phone | None = None
    url: SecureAddress
    project: Slug | None = None
    topics: tuple[Slug, ...] = ()
    facts: tuple[FactId, ...] = Field(min_length=1)


class GlossaryEntry(Record):
    """An abbreviation or term. ``own`` marks a general term explained in own words, without a source."""

    term: Text
    written_out: Text | None = None
    synonyms: tuple[Text, ...] = ()
    definition: Text
    own: bool = False
    facts: tuple[FactId, ...] = ()

    @model_validator(mode="after")
    def _has_source_or_is_own(self) -> GlossaryEntry:
        if self.own == bool(self.facts):
            raise ValueError("own_or_facts")
        return self


class Topic(Record):
    """A topic and the words that mean it; the keys are explained in ``corpus/catalog/topics.toml``."""

    id: Slug
    label: Text
    label_en: Text
    words: tuple[Text, ...] = Field(min_length=3)
    compounds: tuple[Text, ...] = ()
    english: tuple[Text, ...] = Field(min_length=1)
    exclude: tuple[Text, ...] = ()
