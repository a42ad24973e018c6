"""A document says once, at the top, whose it is: below it the town is "wir" and "die Stadt"."""

from __future__ import annotations

from dataclasses import replace

import pytest
from runs import evidence, run_of

from assistant.answer import Support
from assistant.drafts import Draft, Quote
from assistant.evidence.sentences.home_projects import project_of
from assistant.evidence.sentences.home_towns import homes_of, is_home
from assistant.evidence.sentences.sentence_choice import score_sentences
from assistant.evidence.sentences.told_towns import towns_told
from assistant.evidence.words.matching import asked_words
from assistant.places import NamedPlace
from assistant.run import Evidence
from assistant.steps.check import CheckStatement
from assistant.steps.retrieve import _opening as opening_of
from assistant.steps.retrieve import _project_of
from ingest.catalogue import load_catalogue
from ingest.index.hits import IndexedPassage
from ingest.settings import IndexSettings

CATALOGUE = load_catalogue(IndexSettings().catalog_dir)
BYLINE = "Post aus dem Digitalbüro\nNewsletter der Stadt Birkenstetten, Ausgabe 3"
BIRKE = NamedPlace("Birkenstetten", ("birkenstetten",), is_told=True)
ERLE = NamedPlace("Erlenrade", ("erlenrade",), is_told=True)
KOELN = NamedPlace("Köln", ("koeln",), projects=frozenset({"koeln"}))


def under(opening: str, text: str, *below: str, title: str = "Post aus dem Digitalbüro") -> Evidence:
    return replace(evidence(text, title=title), opening=(opening, *below))


TOPS = {
    "a byline": (BYLINE, (), "birkenstetten"),
    "an authority": ("Landratsamt Birkenstetten, Pressestelle", (), "birkenstetten"),
    "a dateline": ("Birkenstetten, 27. September 2024", (), "birkenstetten"),
    "a library": ("Jahresbericht der Stadtbibliothek Birkenstetten", (), "birkenstetten"),
    "a head in capitals": ("STADT BIRKENSTETTEN Strategie 2030", (), "birkenstetten"),
    "the first section": ("Häufige Fragen", ("Die Stadt Birkenstetten bietet eine App an.",), "birkenstetten"),
}


@pytest.mark.parametrize(("opening", "below", "town"), TOPS.values(), ids=TOPS)
def test_the_top_says_whose_it_is(opening: str, below: tuple[str, ...], town: str) -> None:
    assert town in homes_of(under(opening, "Der Melder ist online.", *below))


NO_TOPS = {
    "a person of a town in the first section": ("Protokoll", ("Die Bürgermeisterin von Birkenstetten begrüßt alle.",)),
    "a list of towns": ("Es kamen die Stadt Aurach, die Stadt Borken, die Stadt Celle und die Stadt Dachau.", ()),
    "a noun in capitals behind the body": ("STADT VERWALTUNG Bericht", ()),
    "a noun behind the body": ("Bericht", ("Die Stadt Verwaltung berichtet.",)),
}


@pytest.mark.parametrize(("opening", "below"), NO_TOPS.values(), ids=NO_TOPS)
def test_who_is_only_mentioned_has_no_document(opening: str, below: tuple[str, ...]) -> None:
    assert not homes_of(under(opening, "Der Melder ist online.", *below))


PASSING = {
    "in the first section, below a dateline": (
        "Birkenstetten, 12. März 2024",
        ("Anlass\nDie Stadt Birkenstetten stellt Bänke auf. Vorbild war die Stadt Erlenrade mit ihrem Park.",),
    ),
    "in the first section alone": (
        "Bericht",
        ("Anlass\nDie Stadt Birkenstetten stellt Bänke auf. Vorbild war die Stadt Erlenrade mit ihrem Park.",),
    ),
    "behind the first sentence of running text": (
        "Bericht\nDie Stadt Birkenstetten stellt Bänke auf. Vorbild war die Stadt Erlenrade.",
        (),
    ),
    "beside what the sentence begins with": (
        "Bericht",
        ("Die Stadt Birkenstetten stellt nach dem Vorbild der Stadt Erlenrade neue Bänke auf.",),
    ),
    "before the own town": (
        "Bericht",
        ("Nach dem Vorbild der Stadt Erlenrade stellt die Stadt Birkenstetten neue Bänke auf.",),
    ),
}


@pytest.mark.parametrize(("opening", "below"), PASSING.values(), ids=PASSING)
def test_a_town_beside_the_own_one_gets_none_of_its_figures(opening: str, below: tuple[str, ...]) -> None:
    assert "erlenrade" not in homes_of(under(opening, "Es gibt 47 digitale Bänke.", *below))


def test_the_parties_of_an_agreement_are_both_at_home() -> None:
    item = under("Vereinbarung\nzwischen der Stadt Birkenstetten\nund der Gemeinde Erlenrade", "Es gibt 47 Bänke.")
    assert homes_of(item) == {"birkenstetten", "erlenrade"}


def test_a_passage_without_the_town_is_of_the_town_of_its_document() -> None:
    item = under(BYLINE, "Der Melder ist seit dem 4. März 2024 online.")
    assert is_home(item, (BIRKE,))
    assert not is_home(item, (ERLE,))
    (found,) = score_sentences([item], asked_words("Seit wann gibt es den Melder?"), (), (BIRKE,))
    assert not found.elsewhere


def test_a_town_named_in_passing_gets_only_what_names_it() -> None:
    text = "Beschlossen ist die Umrüstung von weiteren 88 Leuchten. Die Gemeinde Erlenrade hat die Strecke besichtigt."
    scored = score_sentences([under(BYLINE, text)], asked_words("Wie viele Leuchten?"), (), (ERLE,))
    assert {item.text[:6]: item.elsewhere for item in scored} == {"Beschl": True, "Die Ge": False}


def test_a_paragraph_opening_with_a_name_is_of_that_town() -> None:
    text = (
        "Erlenrade: Der Dorfbus fährt seit April. Der Gemeinderat hat 14.600 Euro gesichert.\n"
        "Birkenstetten: Der Versuch wurde beendet. Die Genehmigung fehlte nach 16 Monaten."
    )
    scored = score_sentences([evidence(text)], asked_words("Was kostet der Dorfbus?"), (), (ERLE,))
    here = {item.text for item in scored if not item.elsewhere}
    assert here == {"Erlenrade: Der Dorfbus fährt seit April.", "Der Gemeinderat hat 14.600 Euro gesichert."}


def test_a_town_of_the_top_is_where_a_thing_is() -> None:
    item = under(BYLINE, "Der Melder ist seit dem 4. März 2024 online.")
    (place,) = towns_told("Seit wann gibt es den Melder in Birkenstetten?", [item], ())
    assert place.is_told
    assert place.names == ("birkenstetten",)


def test_a_city_mentioned_in_passing_does_not_take_the_document_from_its_town() -> None:
    tagged = evidence("Dienstleister ist ein Unternehmen mit Sitz in Köln.", projects=("koeln",))
    assert towns_told("Wer liefert in Birkenstetten?", [replace(tagged, opening=(BYLINE,))], ())


def test_bylines_are_no_answer() -> None:
    item = under(f"{BYLINE}\nDie Stadt hat einen Melder.", f"{BYLINE}\nDie Stadt hat einen Melder.")
    scored = score_sentences([item], asked_words("Wer gibt den Newsletter heraus?"), (), (BIRKE,))
    assert all("Newsletter" not in found.text for found in scored)


class _Opened:
    """An index of one document, whose first passages are given."""

    def __init__(self, *first: IndexedPassage) -> None:
        self._first = first

    def first_in(self, document_id: str, most: int) -> list[IndexedPassage]:
        return list(self._first[:most])


def opening(item: Evidence, *first: Evidence) -> tuple[str, ...]:
    return opening_of(item, _Opened(*(one.hit for one in first)), CATALOGUE.find_projects)  # type: ignore[arg-type]


def test_what_a_project_of_the_catalogue_opens_with_is_left_to_the_catalogue() -> None:
    of_project, of_nobody = evidence("Smart City Köln", projects=("koeln",)), evidence("Stadt Birkenstetten, Bauamt")
    item = evidence("Der Melder ist online.")
    assert opening(item, of_nobody) == ("Stadt Birkenstetten, Bauamt",)
    assert opening(item, of_project) == ()


@pytest.mark.parametrize(
    ("title", "homes"),
    [("Bericht der Stadt Birkenstetten", {"birkenstetten"}), ("Bericht der Stadt Köln", set()), ("Bericht", set())],
)
def test_a_town_in_the_title_has_the_document_though_it_opens_with_a_project(title: str, homes: set[str]) -> None:
    first = evidence("Nach dem Vorbild von Köln zählt die Stadt.", projects=("koeln",), title=title)
    below = evidence("Auch die Stadt Erlenrade zählt.", title=title)
    assert homes_of(replace(below, opening=opening(below, first, below))) == homes


FOLLOWED = "Nach dem Vorbild von Köln zählt die Stadt.\nDie Stadt hat 41 Melder."
PASSING_NAMES = {
    "in another town's document": (under(BYLINE, FOLLOWED), True),
    "under its own title": (under(BYLINE, FOLLOWED, title="Köln zählt"), False),
    "in a document of nobody": (evidence("Köln zählt.\nDie Stadt hat 41 Melder."), False),
}


@pytest.mark.parametrize(("item", "is_elsewhere"), PASSING_NAMES.values(), ids=PASSING_NAMES)
def test_what_a_town_has_is_not_told_of_a_project_its_document_mentions(item: Evidence, is_elsewhere: bool) -> None:
    scored = score_sentences([item], asked_words("Wie viele Melder hat Köln?"), (), (KOELN,))
    assert [one.elsewhere for one in scored if "41" in one.text] == [is_elsewhere]


def test_what_names_one_project_again_and_again_is_of_it() -> None:
    assert project_of([("koeln",), ("koeln",), (), ("koeln",), ()]) == "koeln"


@pytest.mark.parametrize(
    "named",
    [
        [("koeln",), (), (), ("koeln",), ()],
        [("koeln",), ("koeln", "gera"), ("koeln",)],
        [],
    ],
    ids=["in passing", "beside another", "handed in"],
)
def test_other_documents_are_of_no_project(named: list[tuple[str, ...]]) -> None:
    assert project_of(named) == ""


def test_an_own_summary_names_whom_each_sentence_is_of() -> None:
    item = evidence("Die Stadt hat einen Plan.")
    summary = replace(item, hit=replace(item.hit, info=replace(item.hit.info, summary_of_sources=True)))
    assert [_project_of(one, lambda _: "koeln") for one in (item, summary)] == ["koeln", ""]


def test_a_passage_without_the_town_is_of_the_project_of_its_document() -> None:
    text = "Die Lenkungsgruppe tagt zweimal im Jahr. In Erlenrade tagt die Lenkungsgruppe jeden Monat."
    asked, item = asked_words("Wie oft tagt die Lenkungsgruppe?"), evidence(text)
    assert all(found.elsewhere for found in score_sentences([item], asked, (), (KOELN,)))
    scored = score_sentences([replace(item, of_project="koeln")], asked, (), (KOELN,))
    assert {found.text[:6]: found.elsewhere for found in scored} == {"Die Le": False, "In Erl": True}
    assert not is_home(replace(item, of_project="koeln"), (replace(KOELN, is_product=True),))


@pytest.mark.parametrize(("opening", "is_told"), [((), True), ((BYLINE,), False)], ids=["of the project", "of a town"])
def test_a_document_of_another_town_carries_nothing_on_a_project_it_mentions(
    opening: tuple[str, ...], is_told: bool
) -> None:
    passage = evidence("Der Stadtrat besuchte Köln.\nDie Stadt verleiht 23 Räder.", projects=("koeln",))
    item = replace(passage, opening=opening)
    run = run_of("Wer verleiht Räder?", CATALOGUE, item)
    quote = Quote(item.hit, (item.hit.passage.sentences[1].span,))
    draft = Draft("Köln verleiht 23 Räder.", Support.CHECKED, quotes=(quote,))
    assert bool(CheckStatement(CATALOGUE)(run, draft)) is is_told


@pytest.mark.parametrize(("town", "is_told"), [("Köln", False), ("Birkenstetten", True)])
def test_a_town_mentioned_before_is_not_given_what_the_next_sentence_has(town: str, *, is_told: bool) -> None:
    text = f"In {town} gibt es Räder.\nDer Verleih kostete 83.000 Euro."
    item = replace(evidence(text, projects=("koeln",)), opening=(BYLINE,))
    run = run_of("Was kostete der Verleih?", CATALOGUE, item)
    quote = Quote(item.hit, (item.hit.passage.span,))
    draft = Draft(f"Der Verleih in {town} kostete 83.000 Euro.", Support.CHECKED, quotes=(quote,))
    assert bool(CheckStatement(CATALOGUE)(run, draft)) is is_told
