"""Newsletters as mails and saved pages: what is content, and links without what tells who followed them."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import blocks, headings, read

from ingest.documents import BlockKind, DocumentKind
from ingest.readers import read_document
from ingest.readers.mail import clean_link

MAIL = b"""From: "Koordinierungsstelle Musterland" <news@musterland.example>
To: liste@musterland.example
Subject: =?utf-8?Q?WG=3A_Newsletter_M=C3=A4rz=3A_Daten_und_B=C3=A4ume?=
Date: Tue, 05 Mar 2024 09:30:00 +0100
MIME-Version: 1.0
Content-Type: multipart/related; boundary="outer"

--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset=utf-8

Nur die Kurzfassung.
--inner
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<html><body><table><tr><td><p>Newsletter im Browser ansehen</p>
<table><tr><td><h2>Gute Praxis</h2><h3>B=C3=A4ume gie=C3=9Fen</h3>
<p>Die Stadt gie=C3=9Ft nach Bedarf. Mehr: https://a.example/x?utm_source=3Dnl&amp;id=3D4</p>
<img src=3D"cid:1" width=3D"1"></td></tr></table>
<h2>Weiterbildung</h2><h3>Kurse</h3><p>Sie sind kostenlos.</p>
<h2>Termine</h2><h3>Werkstatt</h3><p>Am 12. April 2024 in Musterfeld.</p>
<p>Newsletter abbestellen</p></td></tr></table></body></html>
--inner--
--outer
Content-Type: image/png
Content-ID: <1>
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--outer--
"""


def test_mail_newsletter(tmp_path: Path) -> None:
    document = read(tmp_path, "maerz.eml", MAIL)
    assert blocks(document) == [
        ("heading", 2, "Gute Praxis"),
        ("heading", 3, "Bäume gießen"),
        ("paragraph", None, "Die Stadt gießt nach Bedarf. Mehr: https://a.example/x?id=4"),
        ("heading", 2, "Weiterbildung"),
        ("heading", 3, "Kurse"),
        ("paragraph", None, "Sie sind kostenlos."),
        ("heading", 2, "Termine"),
        ("heading", 3, "Werkstatt"),
        ("paragraph", None, "Am 12. April 2024 in Musterfeld."),
    ]
    info = document.info
    assert (info.title, info.publisher, info.date, info.kind) == (
        "Newsletter März: Daten und Bäume",
        "Koordinierungsstelle Musterland",
        "2024-03-05",
        DocumentKind.NEWSLETTER,
    )


@pytest.mark.parametrize(
    "line",
    [
        "Sie möchten diesen Newsletter nicht mehr erhalten? Hier abmelden",
        "Um sich vom Newsletter abzumelden, klicken Sie bitte hier.",
        "Sie erhalten diese E-Mail, weil Sie sich angemeldet haben.",
        "Möchten Sie unseren Rundbrief abbestellen?",
    ],
)
def test_how_to_leave_the_mailing_list_is_no_content(tmp_path: Path, line: str) -> None:
    body = f"<h1>Rundbrief</h1><h2>Termine</h2><p>Am 3. Mai kann man sich noch anmelden.</p><p>{line}</p>"
    mail = f"Subject: Rundbrief\nFrom: a@b.example\nContent-Type: text/html; charset=utf-8\n\n{body}"
    texts = [text for _, _, text in blocks(read(tmp_path, "a.eml", mail))]
    assert texts == ["Rundbrief", "Termine", "Am 3. Mai kann man sich noch anmelden."]


def test_plain_mail(tmp_path: Path) -> None:
    content = (
        "From: news@stadt.example\nSubject: Infobrief\nDate: Mon, 01 Jul 2024 10:00:00 +0200\n\n"
        "Infobrief Juli\n\nTermine\n\nWerkstatt am Fluss\n\nDie Werkstatt beginnt um neun Uhr am alten Hafen.\n"
    )
    document = read(tmp_path, "juli.eml", content)
    assert headings(document) == [(1, "Infobrief Juli"), (2, "Termine"), (3, "Werkstatt am Fluss")]
    assert document.info.publisher == "stadt.example"


def test_saved_newsletter_page(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "ausgabe.html",
        "<html><head><title>Newsletter Mai</title></head><body><h1>Newsletter Mai 2023</h1><h2>Termine</h2>"
        "<h2>Werkstatt</h2><p>Am 3. Juni 2023 am Fluss.</p></body></html>",
    )
    assert headings(document) == [(1, "Newsletter Mai 2023"), (2, "Termine"), (3, "Werkstatt")]
    assert document.info.kind is DocumentKind.NEWSLETTER


@pytest.mark.parametrize(
    ("link", "clean"),
    [
        ("https://a.example/p?utm_source=x&utm_medium=y", "https://a.example/p"),
        ("https://a.example/p?id=3&utm_campaign=z#top", "https://a.example/p?id=3#top"),
        ("https://track.example/c?url=https%3A%2F%2Fb.example%2Fq%3Futm_id%3D1", "https://b.example/q"),
        ("https://a.example/p?seite=2", "https://a.example/p?seite=2"),
    ],
)
def test_links_lose_their_tracking(link: str, clean: str) -> None:
    assert clean_link(link) == clean


def test_two_sentences_at_the_beginning_are_no_title(tmp_path: Path) -> None:
    """As a title they were never quoted."""
    said = "Ulm misst den Regen mit Sensoren. Die Werte stehen im Portal."
    path = tmp_path / "a.eml"
    path.write_bytes(f"Subject: Neues\nContent-Type: text/plain; charset=utf-8\n\n{said}\n\nGruß\n\nMaria".encode())
    [(_, document)] = read_document(path)
    assert document.info.title == "Neues"
    assert [block.kind for page in document.pages for block in page.blocks if block.text == said] == [
        BlockKind.PARAGRAPH
    ]


def test_a_title_of_single_words_with_stops_is_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    title = "Netz der Wissenschaft: Vernetzen. Forschen. Lehren."
    path.write_text(f"{title}\n\nUlm misst den Regen.\n\nGruß\n", encoding="utf-8")
    [(_, document)] = read_document(path)
    assert document.info.title == title
