"""Rows of the catalogue as German sentences: the text that a citation of the catalogue shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.catalogue.messages import message
from ingest.catalogue.records import Contact, Event, GlossaryEntry, Project, Publication

DAY = ("year", "month", "day")
"""The parts of a date known to the day."""


def project_statements(project: Project) -> tuple[str, ...]:
    """One sentence a cell that is known; unknown cells say nothing."""
    return tuple(_project_sentences(project))


def publication_text(publication: Publication) -> str:
    values = {"title": publication.title, "publisher": publication.publisher}
    if publication.date is None:
        head = message("publication_is", **values)
    else:
        head = message("publication_with_date", date=german_date(publication.date), **values)
    return f"{_one_stop(head)} {publication.contents}"


def event_text(event: Event) -> str:
    when = german_period(event.start, event.end)
    if event.place:
        head = message("event_with_place", title=event.title, when=when, place=event.place)
    else:
        head = message("event_is", title=event.title, when=when)
    head = _one_stop(head)
    return f"{head} {message('event_audience', value=event.audience)}" if event.audience else head


def contact_text(contact: Contact) -> str:
    parts = [message("contact_is", name=contact.name, role=contact.role)]
    reachable = {"email": contact.email, "phone": contact.phone, "url": contact.url}
    parts.extend(message(f"contact_{way}", value=value) for way, value in reachable.items() if value)
    return " ".join(parts)


def definition_text(entry: GlossaryEntry) -> str:
    if entry.written_out is None:
        return message("term_is", term=entry.term, definition=entry.definition)
    return message("term_written_out", term=entry.term, written_out=entry.written_out, definition=entry.definition)


def german_date(iso: str) -> str:
    """ "2022-10-05" is "5. Oktober 2022", "2022-10" is "Oktober 2022"."""
    year, *rest = iso.split("-")
    if not rest:
        return year
    month = message("months").split("|")[int(rest[0]) - 1]
    if len(rest) == 1:
        return message("date_month", month=month, year=year)
    return message("date_day", day=int(rest[1]), month=month, year=year)


def german_period(start: str, end: str | None) -> str:
    """ "28. und 29. April 2026", "30. September bis 2. Oktober 2025": what both days share is said once."""
    if not end or end == start:
        return german_date(start)
    first, last = start.split("-"), end.split("-")
    if len(first) != len(last) or len(first) < len(DAY) or first[0] != last[0]:
        return message("event_from_to", start=german_date(start), end=german_date(end))
    until = german_date(end)
    if first[1] != last[1]:
        return message("event_from_to", start=german_date(start).removesuffix(f" {first[0]}"), end=until)
    key = "event_two_days" if int(last[2]) - int(first[2]) == 1 else "event_days"
    return message(key, first=int(first[2]), until=until)


def _one_stop(text: str) -> str:
    """ "Stadt Jena u. a.." has one full stop too many."""
    return f"{text[:-2]}." if text.endswith("..") and not text.endswith("...") else text


def german_number(number: int) -> str:
    """1092787 is "1.092.787"."""
    return f"{number:,}".replace(",", message("thousands_separator"))


def _project_sentences(project: Project) -> Iterator[str]:
    yield message("project_is", name=project.name, cohort=project.cohort)
    if project.state:
        yield message("project_state", value=project.state.value)
    if project.type:
        yield message("project_type", value=project.type.value)
    yield message("project_municipalities", value=_listed(project.municipalities))
    yield from _population(project)
    if project.themes:
        yield message("project_themes", value=_listed(project.themes))
    if project.products:
        yield message("project_products", value=_listed(project.products))


def _population(project: Project) -> Iterator[str]:
    note = project.population_note
    if project.population is None:
        if note:
            yield message("project_population_note", note=note)
        return
    value = german_number(project.population)
    key = "project_population_with_note" if note else "project_population"
    yield message(key, value=value, note=note)


def _listed(values: Iterable[str]) -> str:
    return message("list_joint").join(values)
