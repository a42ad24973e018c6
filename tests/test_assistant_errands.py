"""What somebody wants the answer for is not what is asked for; the thing of an errand is."""

from __future__ import annotations

import pytest

from assistant.understanding.typed.errands import without_errand


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        (
            "Ich sitze im Kreistag und will einen Antrag zu Telemedizin stellen. Was gibt es da?",
            "Was gibt es zu Telemedizin?",
        ),
        (
            "Ich möchte im Gemeinderat einen Antrag zu einem Rufbus stellen. Welche Beispiele gibt es?",
            "Zu einem Rufbus. Welche Beispiele gibt es?",
        ),
        ("Ich bin Kämmerer. Worauf sollte ich achten?", "Worauf sollte ich achten?"),
        (
            "Wir schreiben eine Vorlage zur Straßenbeleuchtung für den Ausschuss. Wer hat Erfahrung?",
            "Zur Straßenbeleuchtung. Wer hat Erfahrung?",
        ),
        (
            "Für einen Antrag im Stadtrat suche ich Beispiele für smarte Beleuchtung.",
            "Ich suche Beispiele für smarte Beleuchtung.",
        ),
        (
            "Wir bereiten einen Vortrag zur Bürgerbeteiligung vor. Welche Formate gibt es?",
            "Welche Formate gibt es zur Bürgerbeteiligung?",
        ),
        ("Für meine Bachelorarbeit brauche ich Zahlen zu Rufbussen.", "Ich brauche Zahlen zu Rufbussen."),
        (
            "Meine Mutter ist 82. Ich sitze im Rat und will nächste Woche einen Antrag stellen. Was tun andere?",
            "Meine Mutter ist 82. Was tun andere?",
        ),
        (
            "Ich bin neu im Amt, 3.200 Einwohner, der Rat ist skeptisch. Womit anfangen?",
            "3.200 Einwohner, der Rat ist skeptisch. Womit anfangen?",
        ),
        ("Ich bin Bürgermeisterin. Unsere Container laufen über. Was tun?", "Unsere Container laufen über. Was tun?"),
        ("Ich sitze im Bauausschuss. Wer misst die Bodenfeuchte?", "Wer misst die Bodenfeuchte?"),
    ],
)
def test_an_errand_and_an_office_are_left_out(asked: str, read: str) -> None:
    assert without_errand(asked) == read


@pytest.mark.parametrize(
    "asked",
    [
        "Wie stelle ich einen Antrag auf Förderung?",
        "Wir wollen einen Antrag auf Förderung stellen. Wer hilft?",
        "Für einen Antrag auf Fördermittel brauche ich Unterlagen. Was gibt es?",
        "Ich will einen Antrag zu Fördermitteln stellen. Welche Frist gilt?",
        "Ich muss eine Vorlage für den Ausschuss schreiben. Gibt es ein Muster dafür?",
        "Ich will im Rat einen Antrag zu LoRaWAN stellen. Wie überzeuge ich die anderen?",
        "Unser Rat ist skeptisch. Wie überzeugen wir ihn?",
        "Wir planen im Ausschuss ein Wassernetz. Was kostet LoRaWAN?",
        "Wir haben einen Antrag der Bürger auf einen Rufbus. Wer hat einen?",
        "Der Stadtrat hat einen Antrag abgelehnt. Warum?",
        "Wir wollen einen Bürgerrat einführen. Wer hat das schon?",
        "Wir gründen einen Ausschuss für Digitales. Wer hat einen?",
        "Wir sind ein Landkreis. Was machen andere Landkreise?",
        "War der Gemeinderat in Konstanz zufrieden?",
    ],
)
def test_what_is_asked_of_it_or_told_besides_stays(asked: str) -> None:
    assert without_errand(asked) == asked
