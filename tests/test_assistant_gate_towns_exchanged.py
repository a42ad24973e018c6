"""The gate on two towns that changed places: deeds, figures, prepositions, turns and comparisons stay with theirs."""

from __future__ import annotations

import pytest
from gated import is_carried

_NAMES = frozenset({"Ulm", "Gera", "Guben", "Jena", "Soest", "Bayern"})
_RESIDENTS = "Ulm hat 1.088, Gera 1.449 und Guben 3.990 Einwohner."
_LABS = "Ulm eröffnete das Stadtlabor in einem Kaufhaus, Gera in der alten Post und Guben am Bahnhof."
_SENSORS = "In Ulm messen 16 Sensoren die Bodenfeuchte, in Gera 40."
_MOVED = "Ulms freies System „Rund“ für Beteiligung wurde nach Gera und Guben übertragen."
_TAKEN = "Ulm übernahm die quelloffene Datenplattform aus Gera."
_APP = "Auf der Konferenz in Ulm im Juni 2025 stellte Gera die Cleema App vor."
_CONGRESS = "Nach dem Kongress in Ulm war der nächste für Mai 2025 in Gera angekündigt."
_PLANT = "Ulm vergab den Auftrag; die Anlage steht in Gera, gesteuert wird sie aus Ulm."
_LEASE = "Ulm pachtet den Wald von Gera; die Bäume gehören weiter Gera."
_LENT = "Ulm lieh dem kleineren Gera 2021 ein mobiles Messgerät aus."
_CHOSEN = "Das Land wählte Ulm vor Gera aus: Ulm im Mai 2020, Gera im Juli 2021."
_FAULTS = "Gera meldete 2022 vier Störungen, Ulm elf und Guben keine."


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Ulm bot ein Peer-Learning zum Organisationsmodell an, Gera eines zu Vision und Strategie.",
            "Zu Vision und Strategie gab es ein Peer-Learning aus Gera, zum Organisationsmodell eines aus Ulm.",
            "Zu Vision und Strategie gab es ein Peer-Learning aus Ulm, zum Organisationsmodell eines aus Gera.",
        ),
        (
            _LABS,
            "Ulm (Kaufhaus), Gera (alte Post) und Guben (Bahnhof) eröffneten Stadtlabore.",
            "Gera (Kaufhaus), Ulm (alte Post) und Guben (Bahnhof) eröffneten Stadtlabore.",
        ),
        (
            "Ulm und Gera bauen je einen Zwilling: Ulm für den Verkehr, Gera für das Klima.",
            "Während in Gera ein Zwilling für das Klima entsteht, entsteht in Ulm einer für den Verkehr.",
            "Während in Ulm ein Zwilling für das Klima entsteht, entsteht in Gera einer für den Verkehr.",
        ),
        (
            _RESIDENTS,
            "Mit 3.990 Einwohnern ist Guben größer als Gera.",
            "Mit 3.990 Einwohnern ist Gera größer als Guben.",
        ),
        (
            _FAULTS,
            "In Guben gab es 2022 keine Störungen, in Ulm elf.",
            "In Ulm gab es 2022 keine Störungen, in Guben elf.",
        ),
        (_MOVED, "„Rund“ wurde von Ulm nach Guben übertragen.", "„Rund“ wurde von Guben nach Ulm übertragen."),
        (_TAKEN, "Von Gera übernahm Ulm die Datenplattform.", "Von Ulm übernahm Gera die Datenplattform."),
        (_APP, "In Ulm zeigte Gera im Juni 2025 die Cleema App.", "In Gera zeigte Ulm im Juni 2025 die Cleema App."),
        (
            _CONGRESS,
            "Auf den Kongress in Ulm sollte im Mai 2025 einer in Gera folgen.",
            "Auf den Kongress in Gera sollte im Mai 2025 einer in Ulm folgen.",
        ),
        (_PLANT, "Ulm steuert die Anlage, die in Gera steht.", "Gera steuert die Anlage, die in Ulm steht."),
        (
            _LEASE,
            "Gera gehören die Bäume in dem Wald, den Ulm pachtet.",
            "Ulm gehören die Bäume in dem Wald, den Gera pachtet.",
        ),
        (_LENT, "Ulm lieh Gera 2021 ein mobiles Messgerät aus.", "Gera lieh Ulm 2021 ein mobiles Messgerät aus."),
        (_LENT, "Gera ist kleiner als Ulm.", "Ulm ist kleiner als Gera."),
        (_CHOSEN, "Erst Ulm, dann Gera wählte das Land aus.", "Erst Gera, dann Ulm wählte das Land aus."),
        (
            _SENSORS,
            "Gera misst die Bodenfeuchte mit mehr Sensoren als Ulm.",
            "Ulm misst die Bodenfeuchte mit mehr Sensoren als Gera.",
        ),
    ],
)
def test_towns_keep_what_is_said_of_them(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried, _NAMES)
    assert not is_carried(quote, wrong, _NAMES)


@pytest.mark.parametrize(
    ("quote", "statement"),
    [
        ("Ulm, Gera und Guben entwickeln ein Portal.", "Guben, Ulm und Gera entwickeln ein Portal."),
        ("Jena, Gera und Soest arbeiten mit Ulm am Portal.", "Mit Ulm arbeiten Soest, Jena und Gera am Portal."),
        (_LABS, "Das Stadtlabor von Gera ist in der alten Post, das von Ulm in einem Kaufhaus."),
        (
            "Ulm ist eine Großstadt in Bayern mit 86.164 Einwohnern.",
            "86.164 Menschen leben in Ulm, das zu Bayern gehört.",
        ),
        (
            (
                "Jena wird zu 90 Prozent gefördert, Gera zu 65 Prozent.",
                "Jena stellte den Plan 2022 vor, Gera erst 2023.",
            ),
            "Jena, das zu 90 Prozent gefördert wird, stellte den Plan 2022 vor, Gera 2023.",
        ),
        (_MOVED, "In Gera gibt es „Rund“, das aus Ulm übertragen wurde."),
    ],
)
def test_lists_states_and_shared_words_have_no_turn(quote: str | tuple[str, ...], statement: str) -> None:
    assert is_carried(quote, statement, _NAMES)
