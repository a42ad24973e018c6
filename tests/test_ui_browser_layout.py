"""The chat page in a real browser: width, contrast, labels and headings."""

from __future__ import annotations

from itertools import pairwise

import pytest
from browsing import visit
from page_in_browser import answers as answers
from page_in_browser import ask
from page_in_browser import browser as browser
from page_in_browser import url as url
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640), (1280, 900)])
def test_nothing_is_wider_than_the_screen(browser: Browser, url: str, width: int, height: int) -> None:
    with visit(browser, url, width=width, height=height) as here:
        page = here.page
        ask(page, "Wer misst mit Sensoren die " + "Wasserqualitäts" * 8 + "messung?")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        left, right = page.locator("#tk-links").bounding_box(), page.locator("#tk-rechts").bounding_box()
        assert left is not None
        assert right is not None
        if width < 1000:
            assert right["y"] >= left["y"] + left["height"]
        else:
            assert right["x"] >= left["x"] + left["width"]


CONTRAST = """() => {
  const part = (value) => {
    const share = value / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const light = ([red, green, blue]) => 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const colour = numbers(getComputedStyle(element).backgroundColor);
      if (colour[3] !== 0) return colour;
    }
    return [255, 255, 255];
  };
  const unseen = "script, style, noscript, .tk-unseen, .sr-only, .toast-wrap, .wrap.center, .wrap.default";
  const low = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.data.trim();
    const element = walker.currentNode.parentElement;
    if (!words || !element.checkVisibility() || element.closest(unseen)) continue;
    const colours = [numbers(getComputedStyle(element).color), ground(element)];
    const [more, less] = colours.map(light).sort((one, other) => other - one);
    const ratio = (more + 0.05) / (less + 0.05);
    if (ratio < 4.5) low.push(`${element.tagName} ${words.slice(0, 40)} ${ratio.toFixed(2)}`);
  }
  return low;
}"""


UNLABELLED = """() => [...document.querySelectorAll("input, textarea, select, button, a[href], img")]
  .filter((one) => one.checkVisibility())
  .filter((one) => !(one.labels?.length || one.ariaLabel || one.textContent.trim() || one.closest("[aria-label]")))
  .map((one) => one.outerHTML)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read(browser: Browser, url: str, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: contrast of at least 4.5 to 1."""
    with visit(browser, url) as here:
        page = here.page
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.reload()
        page.wait_for_selector("#tk-frage textarea")
        assert page.evaluate(CONTRAST) == []
        ask(page, "Was kostet eine Drohne?")
        page.click("#tk-angaben button")
        assert page.evaluate(CONTRAST) == []
        page.emulate_media(media="print")
        page.wait_for_function(f"({CONTRAST})().length === 0")  # Colours change in a moment, not at once.


def test_every_field_has_a_label_and_every_heading_its_level(browser: Browser, url: str) -> None:
    with visit(browser, url) as here:
        page = here.page
        ask(page, "Was kostet eine Drohne?")
        page.click("#tk-angaben button")
        unlabelled = page.evaluate(UNLABELLED)
        assert unlabelled == []
        levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(e => Number(e.tagName[1]))")
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_what_is_wrong_with_a_question_is_read_beside_it(browser: Browser, url: str) -> None:
    with visit(browser, url, width=390, height=844) as here:
        page = here.page
        page.fill("#tk-frage textarea", "Sehr geehrte Damen und Herren, " * 100)
        page.keyboard.press("Enter")
        told = page.locator("#tk-status .tk-status-shown")
        expect(told).to_contain_text("Die Frage ist zu lang")
        assert page.input_value("#tk-frage textarea").endswith("Herren, ")
        status, label = told.bounding_box(), page.locator("#tk-frage label > span >> nth=0").bounding_box()
        assert status is not None
        assert label is not None
        assert status["y"] + status["height"] <= label["y"]


def test_below_a_long_question_its_answer_is_in_sight(browser: Browser, url: str) -> None:
    with visit(browser, url) as here:
        page = here.page
        ask(page, "Bei uns stand im Sommer das Wasser in den Kellern. " * 30 + "Was tun andere?")
        expect(page.locator("#turn-1 .tk-answer > p >> nth=0")).to_be_in_viewport()
        page.click("#turn-1 summary")
        expect(page.locator("#turn-1 .tk-whole p")).to_contain_text("Was tun andere?")


def test_what_has_the_focus_is_not_behind_the_form(browser: Browser, url: str) -> None:
    with visit(browser, url, height=760) as here:
        page = here.page
        for turn in (1, 2, 3):
            ask(page, "Wer misst mit Drohnen?", turn)
        page.focus("#tk-frage textarea")
        for _ in range(8):
            page.keyboard.press("Shift+Tab")
            focused, form = page.locator(":focus").bounding_box(), page.locator("#tk-formular").bounding_box()
            assert focused is not None
            assert form is not None
            assert focused["y"] + focused["height"] <= form["y"]


def test_the_options_say_whether_they_are_open(browser: Browser, url: str) -> None:
    with visit(browser, url) as here:
        options = here.page.locator("#tk-angaben > button")
        expect(options).to_have_attribute("aria-expanded", "false")
        options.click()
        expect(options).to_have_attribute("aria-expanded", "true")


ROWS = [
    ["Merkmal", "Mannheim", "Ulm"],
    ["Land", "Baden-Württemberg [1]", "Baden-Württemberg [2]"],
    [
        "Kosten und Förderung",
        "Im April 2022 hieß es, Mannheim erhalte bis 2027 zwölf Millionen Euro. [3]",
        "keine Angabe",
    ],
]
TABLE_BELOW_AN_ANSWER = """(rows) => {
  const shown = document.createElement("div");
  shown.className = "tk-table";
  shown.append(document.createElement("table"));
  shown.firstChild.append(document.createElement("thead"), document.createElement("tbody"));
  for (const [place, cells] of rows.entries()) {
    const row = document.createElement("tr");
    const cell = (textContent) => Object.assign(document.createElement(place ? "td" : "th"), { textContent });
    row.append(...cells.map(cell));
    shown.firstChild.children[place ? 1 : 0].append(row);
  }
  document.querySelector(".tk-answer").append(shown);
  return [shown.scrollWidth, shown.clientWidth];
}"""


@pytest.mark.parametrize("width", [360, 320])
def test_a_comparison_of_two_is_not_cut_off(browser: Browser, url: str, width: int) -> None:
    with visit(browser, url, width=width, height=740) as here:
        ask(here.page, "Was ist LoRaWAN?")
        needed, there_is = here.page.evaluate(TABLE_BELOW_AN_ANSWER, ROWS)
        assert needed <= there_is
        needed, there_is = here.page.evaluate(TABLE_BELOW_AN_ANSWER, [[*row, "Gera", "Köln"] for row in ROWS])
        assert needed > there_is, "four columns and more are scrolled to: they would be a few letters wide"
