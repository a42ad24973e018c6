// <transfer-kompass></transfer-kompass>: a question field for other web pages. TEXTS and LONGEST_QUESTION stand before this script.
// Attributes: lang (de, en), state and population (of the municipality whose page it is), api (another service).
"use strict";

const HOME = new URL(document.currentScript.src).origin;
const STYLE = `
:host { --ink: #17242b; --quiet: #4a5a63; --paper: #fff; --line: #cfd9de; --accent: #0b4f6c; --on-accent: #fff; --tint: #e6f0f4; --warn: #6b4400; --warn-ground: #fff5dd; --focus: #b3440a;
  display: block; font-family: inherit; line-height: 1.5; color: var(--ink); overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { :host([scheme="auto"]) { --ink: #e8eef1; --quiet: #b3c1c8; --paper: #18242a; --line: #3a4a53; --accent: #8fd0ea; --on-accent: #0c2029; --tint: #20343d; --warn: #ffe0a1; --warn-ground: #3a2d10; --focus: #ffb27d; } }
.box { padding: 1rem 1.2rem; background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; }
h2 { margin: 0 0 .6rem; font-size: 1.2rem; line-height: 1.3; color: var(--accent); }
h3 { margin: .9rem 0 .3rem; font-size: 1rem; }
label { display: block; font-weight: 600; }
textarea { box-sizing: border-box; width: 100%; margin-top: .2rem; padding: .5rem .7rem; font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--quiet); border-radius: .4rem; resize: vertical; field-sizing: content; min-height: 2.75rem; }
button { margin-top: .5rem; min-height: 2.75rem; padding: .4rem 1.1rem; font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 0; border-radius: .4rem; cursor: pointer; }
button:disabled { opacity: .6; cursor: default; }
a { color: var(--accent); }
:is(a, button, textarea):focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.hint { margin: .2rem 0 0; font-size: .9rem; color: var(--quiet); }
.asked { margin: .9rem 0 .3rem; font-weight: 600; }
.verified { padding: .3rem .7rem; border: 2px solid var(--accent); border-radius: .4rem; font-weight: 600; }
.notice { margin: .4rem 0; padding: .4rem .7rem; color: var(--warn); background: var(--warn-ground); border-radius: .3rem; font-size: .95rem; }
.answer p { margin: .5rem 0; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
:is(th, td) { padding: .3rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
.sources { margin: 0; padding: 0; list-style: none; }
.sources li { margin: .5rem 0; }
blockquote { margin: .2rem 0; padding-left: .7rem; border-left: 3px solid var(--accent); font-size: .95rem; }
:is([role="status"], [role="alert"]):not(:empty) { margin: .6rem 0 0; font-weight: 600; }
[role="alert"]:not(:empty) { color: var(--warn); }
`;

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value != null) element.setAttribute(name, value);
  element.append(...children.filter((child) => child != null && child !== ""));
  return element;
}

// In words of the text files; whatever else is thrown, by a reply of another shape, is in English and names code.
class Told extends Error {}

class Question extends HTMLElement {
  #conversation = null;
  #root = null;

  connectedCallback() {
    if (this.#root) return;
    this.#root = this.attachShadow({ mode: "open" });
    const say = (key, values) => this.#say(key, values);
    this.field = make("textarea", { id: "question", rows: 1, maxlength: LONGEST_QUESTION, placeholder: say("placeholder"), "aria-describedby": "hint" });
    this.button = make("button", {}, say("ask"));
    this.status = make("p", { role: "status" });
    this.problem = make("p", { role: "alert" });
    this.answer = make("div", { class: "answer" });
    const form = make("form", {}, make("label", { for: "question" }, say("question")), this.field,
      make("p", { class: "hint", id: "hint" }, say("hint")), this.button);
    form.addEventListener("submit", (event) => { event.preventDefault(); this.#ask(); });
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
    });
    // A sheet, not an element: a portal's Content-Security-Policy may allow no inline style.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(make("section", { class: "box", lang: this.#language, "aria-label": say("heading") },
      make("h2", {}, say("heading")), form, this.status, this.problem, this.answer,
      make("p", { class: "hint" }, say("ai"), " ", this.#link(say("more"), `${this.#api}/`))));
  }

  get #language() {
    const wanted = (this.lang || document.documentElement.lang || "de").slice(0, 2).toLowerCase();
    return wanted in TEXTS ? wanted : "de";
  }

  get #api() {
    return (this.getAttribute("api") || HOME).replace(/\/+$/, "");
  }

  #say(key, values = {}) {
    return TEXTS[this.#language][key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  #link(words, address) {
    const isWeb = /^https?:\/\//i.test(address ?? "");
    return isWeb ? make("a", { href: address, target: "_blank", rel: "noopener noreferrer", title: this.#say("new_tab") }, words) : document.createTextNode(words);
  }

  get #profile() {
    const population = Number.parseInt(this.getAttribute("population") ?? "", 10);
    return { ...(this.getAttribute("state") ? { state: this.getAttribute("state") } : {}), ...(population > 0 ? { population } : {}) };
  }

  async #ask() {
    const question = this.field.value.trim();
    this.problem.textContent = question ? "" : this.#say("empty");
    if (!question || this.button.disabled) return;
    this.button.disabled = true;
    this.status.textContent = this.#say("busy");
    try {
      this.#show(await this.#asked(question));
      this.status.textContent = this.#say("done");
      this.field.value = "";
    } catch (error) {
      this.status.textContent = "";
      this.problem.textContent = error instanceof Told ? error.message : this.#say("unreadable");
    } finally {
      this.button.disabled = false;
    }
  }

  async #asked(question) {
    const body = { question, profile: this.#profile, ...(this.#conversation ? { conversation_id: this.#conversation } : {}), ...(this.#language === "en" ? { language: "en" } : {}) };
    let response;
    try {
      response = await fetch(`${this.#api}/api/v1/answers`, { method: "POST", headers: { "Content-Type": "application/json" }, credentials: "omit", body: JSON.stringify(body) });
    } catch {
      throw new Told(this.#say("unreachable"));
    }
    const found = await response.json().catch(() => null);
    if (typeof found?.text === "string") return found;
    const reason = found?.detail ?? found?.title ?? response.status;
    throw new Told(response.ok ? this.#say("unreadable") : this.#say("failed", { reason }));
  }

  #show(answer) {
    this.#conversation = answer.conversation_id;
    const say = (key, values) => this.#say(key, values);
    const parts = [make("p", { class: "asked" }, say("asked", { question: answer.question }))];
    if (answer.standalone_question !== answer.question) parts.push(make("p", { class: "hint" }, say("understood", { question: answer.standalone_question })));
    if (answer.verified) parts.push(make("p", { class: "verified" }, say("verified", { date: this.#day(answer.verified.at) })));
    parts.push(...blocks(answer.text));
    if (answer.notices.length) parts.push(make("h3", {}, say("notices")), ...answer.notices.map((notice) => make("p", { class: "notice" }, notice.text)));
    if (answer.handoff) parts.push(this.#handoff(answer.handoff));
    if (answer.citations.length) parts.push(make("h3", {}, say("sources")), make("ol", { class: "sources" }, ...answer.citations.map((citation) => this.#source(citation))));
    this.answer.replaceChildren(...parts);
  }

  #source(citation) {
    const page = citation.page ? this.#say("page", { page: citation.page }) : null;
    const file = `${this.#api}/api/v1/documents/${encodeURIComponent(citation.document_id)}/file${citation.page ? `#page=${citation.page}` : ""}`;
    const where = [citation.publisher, citation.date, page].filter(Boolean).map((part) => `, ${part}`).join("");
    const from = citation.source && make("p", { class: "hint" }, this.#say("origin"), " ", this.#link(citation.source.title, citation.source.url));
    return make("li", {}, `[${citation.number}] `, this.#link(citation.title, file), where, make("blockquote", { lang: "de" }, citation.quote), from);
  }

  #handoff(handoff) {
    const { contact } = handoff;
    const letter = `mailto:${encodeURIComponent(contact.email ?? "")}?subject=${encodeURIComponent(handoff.subject)}&body=${encodeURIComponent(handoff.draft.trim())}`;
    const write = contact.email ? make("a", { href: letter }, this.#say("write")) : this.#link(contact.name, contact.url);
    return make("p", {}, [contact.name, contact.email, contact.phone].filter(Boolean).join(", "), ". ", write);
  }

  #day(iso) {
    return new Date(iso).toLocaleDateString(this.#language === "en" ? "en-GB" : "de-DE", { dateStyle: "long" });
  }
}

// The text of an answer is written by the service alone: paragraphs, headings, lists and tables, one line each.
function blocks(text) {
  return text.split("\n\n").map((block) => {
    const lines = block.split("\n");
    if (lines.every((line) => line.startsWith("- "))) return make("ul", {}, ...lines.map((line) => make("li", {}, line.slice(2))));
    if (lines.every((line) => line.startsWith("|"))) return table(lines);
    const heading = /^\*\*(.+)\*\*$/.exec(block);
    return heading ? make("h3", {}, heading[1]) : make("p", {}, block);
  });
}

function table(lines) {
  const rows = lines.filter((line) => !/^[|\s-]+$/.test(line)).map((line) => line.replace(/^\|\s*|\s*\|$/g, "").split(" | "));
  const row = (cells, tag) => make("tr", {}, ...cells.map((cell) => make(tag, {}, cell)));
  return make("div", { class: "table", tabindex: 0, role: "region" }, make("table", {},
    make("thead", {}, row(rows[0], "th")), make("tbody", {}, ...rows.slice(1).map((cells) => row(cells, "td")))));
}

if (!customElements.get("transfer-kompass")) customElements.define("transfer-kompass", Question);
