"""What a municipality needs, in everyday words, finds the core the documents have on it; other questions do not."""

from __future__ import annotations

import pytest

from assistant.understanding.typed.paraphrases import paraphrase_of

NEEDS = {
    "Buchungsplattform ist frei verfügbar und fügt": (
        "Unser Bürgerhaus wird noch mit einem Kalender an der Tür vermietet, gibt es da was Digitales?",
        "Wie können Vereine die Grillhütte online reservieren?",
        "DGH vermieten läuft über Zettel, was nehmen?",
    ),
    "weil das Thema abstrakt ist": (
        "Zu unseren Infoabenden kommt kaum jemand. Was hilft?",
        "Beim Workshop waren nur 5 Leute da, was machen andere besser?",
        "Zu den Bürgerversammlungen kommen immer dieselben",
    ),
    "messen Niederschlag und Pegel": (
        "Nach jedem Starkregen läuft der Graben voll. Wie wird man rechtzeitig gewarnt?",
        "Der Dorfbach steigt bei Gewitter in Minuten an, wer warnt uns?",
    ),
    "Verhandlungsverfahren": (
        "Wie beschaffe ich eine Software, die es noch gar nicht gibt?",
        "Wir können die Leistung noch nicht genau beschreiben, wie sollen wir ausschreiben?",
        "Welches Vergabeverfahren nehmen wir, wenn wir das Produkt noch gar nicht genau beschreiben können?",
    ),
    "Lizenzen und Aktualisierung früh einplanen; Der Städtetag": (
        "Wann plant man Wartung und Lizenzen am besten ein?",
        "Folgekosten der Digitalisierung: wie geht ihr damit um?",
    ),
    "fünf Faktoren für dauerhaften Betrieb": (
        "Wie ist die Verstetigung der Maßnahmen nach Auslaufen der Förderung sicherzustellen?",
        "Was sind Voraussetzungen für eine erfolgreiche Verstetigung?",
    ),
    "nicht nebenbei erledigen": ("Reicht eine 20-Prozent-Stelle für die Smart City?",),
    "Smart City Akademie für kommunale Beschäftigte": ("Gibt es kostenlose Fortbildungen für Verwaltungsmitarbeiter?",),
    "bedarfsgerechtem Licht": ("Kann man Straßenlampen nur bei Bedarf leuchten lassen?",),
    "Begegnungszentren": (
        "Das alte Gasthaus im Ortskern steht leer, was könnten wir daraus machen?",
        "Unser Schulgebäude steht seit Jahren leer, Ideen?",
    ),
    "Telemedizin": ("Unser Landarzt geht in Rente und es gibt keinen Nachfolger, was tun andere?",),
    "Bürgerbus nach Bedarf": (
        "Zum Arzt sind es 18 Kilometer und der Bus fährt zweimal am Tag. Was haben andere Landkreise gemacht?",
        "Mein Vater kommt nicht mehr zum Hausarzt, wer hat da Lösungen?",
        "Wie kommen Leute ohne Auto zum Facharzt?",
    ),
    "Kernrat des Personalpapiers": (
        "Wir suchen seit einem Jahr jemanden für die IT-Stelle, niemand bewirbt sich. Habt ihr Tipps?",
        "Wir finden einfach keine Fachkräfte für die Verwaltung. Gibt es Ideen?",
        "Auf unsere Stelle für Digitalisierung bewirbt sich niemand. Was raten andere?",
    ),
    "auch gegen Vandalismus": (
        "Im Park werden ständig Bänke zerstört. Was kann man tun?",
        "Am Bahnhof wird nachts randaliert, hilft Licht?",
    ),
    "Dorfcoach": (
        "Unser Bäcker hat zugemacht, wie kommen die Leute an Lebensmittel?",
        "Bei uns gibt es kein Geschäft mehr. Wie kommen die Leute an Lebensmittel?",
        "Der letzte Laden hat zu, was machen andere?",
    ),
    "kostenfreie Erstberatungen für nicht geförderte": ("Was kostet Start Smart?", "Ist Start Smart kostenlos?"),
    "meldet man sich per E-Mail an": (
        "Wie melden wir uns bei Start Smart an?",
        "Wie kann man bei Start Smart mitmachen?",
    ),
    "Klimamessnetz": (
        "Welche Maßnahmen zur Klimaanpassung wurden in den Modellprojekten umgesetzt?",
        "Wie passen sich Kommunen an die Folgen des Klimawandels an?",
    ),
    "Jeder Haushalt bekam einen Fragebogen": (
        "Wie haben andere Kommunen die Bürgerbeteiligung bei der Smart-City-Strategie organisiert?",
        "Wie wurden die Bürger in die Strategie einbezogen?",
    ),
    "Betrieb und Hilfe kommen als Dienstleistung; Kostenfreie": (
        "Welche Smart-City-Lösungen können wir mit wenig Personal übernehmen?",
        "Was können wir mit wenig Leuten umsetzen?",
    ),
    "Minecraft": ("Wie beteiligt man Jugendliche an der Smart City?",),
    "Blackout-Notfallsystem": ("Was tun bei Blackout, wie informiert man die Bevölkerung?",),
    "Wie misst man die Wirkung": (
        "Wie wird der Erfolg bzw. die Wirkung von Smart City Maßnahmen gemessen?",
        "Wie beweise ich dem Rat, dass es was bringt, Zahlen?",
    ),
    "Nur wenige haben die App geladen": ("Was ist alles in die Hose gegangen?",),
    "neue Module vor": (
        "Können sich kleine Gemeinden Software teilen?",
        "Is there any documentation about how small towns share software with each other?",
    ),
    "Füllstände von Glascontainern": (
        "Altkleidercontainer quellen über, kann ein Sensor das melden?",
        "Unsere Mülleimer am See sind jedes Wochenende übervoll, was macht ihr da?",
    ),
    "ein Teich nicht umkippte": ("Unser Badesee hat jeden Sommer Algen, gibt es Warnsysteme?",),
    "Löschwasserstände": ("Im Löschteich fehlte Wasser, kann man den Füllstand aus der Ferne sehen?",),
    "welche Spielplätze": ("Welche Spielplätze sind im Sommer zu heiß, wie findet man das raus?",),
    "AR-Stationen": ("Unser Museum soll Geschichte mit VR-Brillen erlebbar machen, wer macht das?",),
    "anonym Mobilgeräte": ("Passanten zählen und trotzdem den Datenschutz einhalten, wie geht das?",),
    "dauerte Jahre": (
        "Wie lange dauert die Vorbereitung eines Rufbusses?",
        "Wie finden wir heraus, ob jemand einen Rufbus braucht?",
    ),
    "wenigen tausend Menschen": ("Drei kleine Gemeinden wollen sich zusammentun, wie geht das?",),
    "meist als Dienstleistung": ("Open Source ja, aber wer macht Support, wenn was ausfällt?",),
    "in die Kommunen Open-Source-Projekte eintragen": ("Wo finde ich freie Software für Kommunen?",),
    "mobiles Büro": ("Wie können Menschen ohne Internet bei der Beteiligung mitmachen?",),
    "kostenlos für alle nutzbar": (
        "Brauchen wir für Sensoren ein eigenes LoRaWAN-Netz?",
        "Können Vereine das LoRaWAN-Netz mitnutzen?",
    ),
    "Digitalbeauftragte und Vergabestelle": ("Wen muss man bei der Beschaffung von Software von Anfang an einbinden?",),
    "in der Regel Prozent Eigenanteil": ("Wie viel mussten die Städte selber zuschießen?",),
    "über 4.500-mal geladen": ("Wie viele Leute nutzen die Gemeinde-App wirklich, der Rat will Zahlen",),
}

OTHERS = (
    "Wie vermieten wir Wohnungen im leeren Schulhaus?",
    "Wie viele Räume hat das Bürgerhaus?",
    "Wie viele Menschen kamen zum Workshop?",
    "Wer haftet, wenn der Bach über die Ufer tritt und niemand gewarnt wurde?",
    "Müssen wir eine Sirene kaufen, wenn der Bach über die Ufer tritt?",
    "Was kostet die Wartung der App, und wie plant man sie ein?",
    "Welche Studien gibt es zur Verstetigung?",
    "Was sind Erfolgsfaktoren für den dauerhaften Betrieb?",
    "Reicht es, wenn 20 Prozent der Bürger mitmachen?",
    "Gibt es kostenlose Smartphone-Kurse für Senioren?",
    "Die Batterie vom Sensor ist leer, was kann man machen?",
    "Wer zahlt, wenn der Arzt per Video hilft?",
    "Wie viel kostet Klimaanpassung?",
    "Wie wird eine Datenstrategie mit Beteiligung erarbeitet?",
    "Was macht das Jugendamt, um Jugendliche zu erreichen?",
    "Wie viel Strom spart man bei einem Stromausfall?",
    "Wie wird der Nutzen von Drohnen bewertet?",
    "Was kostet ein Sensor für volle Glascontainer?",
    "Warum starben die Fische im Teich?",
    "Welche Städte teilen sich eine App?",
    "Kann man im Bürgerhaus heiraten und wie bucht man das?",
    "Buchungssoftware für Räume: was geht schief?",
    "Der Keller der Schule steht unter Wasser, wer pumpt ihn rechtzeitig aus?",
    "Wie schreiben wir eine Stelle aus, die es noch nicht gibt?",
    "Kostenlose Schulungen zur Datenplattform?",
    "Licht im Rathaus mit Bewegungsmelder, wer hat das?",
    "Wir haben zu wenig Erzieherinnen. Was hilft?",
    "Seit die Außenstelle zu ist, kommt keiner mehr. Rathaus auf Rädern, nehmen die Leute das an, wer hat das?",
    "Gibt es einen Bürgerbus, der Leute ohne Auto zum Arzt fährt?",
    "Die Datenbank wurde zerstört, was tun?",
    "Wie viele Stellen schafft das Programm?",
    "Was sagt das Transferpapier zum Personalmangel?",
    "Niemand bewirbt sich auf den Vereinsvorsitz, was tun?",
    "Wann ist der Arzt in der Sprechstunde?",
    "Wo wurde im Park eine Bank aufgestellt?",
    "Was kostet die Kamera gegen Vandalismus am Bahnhof?",
    "Was ist Start Smart?",
    "Was kostet der Start einer Smart City?",
    "Welche Geschäfte nutzen die Plattform?",
    "Unsere Kasse ist leer, was können wir aus dem alten Haus machen?",
    "Der Laden ist geschlossen, wie bekommen wir Fördergeld?",
    "Wie wird die Strategie beschlossen, ohne Bürger zu beteiligen?",
    "Stromausfall im Rechenzentrum, wie sichern wir die Daten?",
    "Welche Spielplätze wurden im Sommer gebaut?",
    "Ob jemand den Rufbus fährt?",
    "What share of the costs does the federal government pay?",
    "Wie heiß war es im Sommer?",
    "Was muss man bei VR-Brillen im Museum beachten?",
    "Ab welchem Alter darf man VR-Brillen im Museum nutzen?",
    "Wie lange dauert eine Fahrt mit dem Rufbus?",
    "Welche Open-Source-Software ist am besten?",
    "Was kostet ein eigenes LoRaWAN-Netz?",
    "Was spart man, wenn man Straßenlaternen nachts dimmt?",
    "Lohnt es sich, Straßenlampen zu dimmen?",
    "Welche Firma liefert die Videosprechstunde für den Hausarzt?",
    "Wer haftet, wenn die gedimmte Lampe zu dunkel ist?",
)


@pytest.mark.parametrize("said", NEEDS)
def test_what_is_needed_is_looked_for_in_the_words_of_the_documents(said: str) -> None:
    for question in NEEDS[said]:
        assert said in (paraphrase_of(question) or ""), question


@pytest.mark.parametrize("question", OTHERS)
def test_what_only_sounds_so_keeps_its_words(question: str) -> None:
    assert paraphrase_of(question) is None
