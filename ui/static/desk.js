// The review desk: asks the API with the token of staff and shows what comes back as text, never as markup.
"use strict";

const TEXTS = JSON.parse(document.getElementById("texts").textContent);
const RULES = JSON.parse(document.getElementById("rules").textContent);
const kept = window.sessionStorage;
const shown = { answers: [], next: null, chosen: null, isTouched: () => false, q: "", which: "unreviewed", from: inDays(-RULES.days.shown), to: "", unhelpful: false };

function say(key, values = {}) {
  const words = key.split(".").reduce((found, part) => found?.[part], TEXTS) ?? key;
  return words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null && child !== ""));
  return element;
}

const moment = (iso) => new Date(iso).toLocaleString("de-DE", { dateStyle: "medium", timeStyle: "short" });
const day = (iso) => new Date(iso).toLocaleDateString("de-DE", { dateStyle: "long" });
const counted = (one, many, count) => (count === 1 ? say(one) : say(many, { count }));

async function call(method, address, body) {
  const headers = { Authorization: `Bearer ${kept.getItem("token") ?? ""}` };
  if (body) headers["Content-Type"] = "application/json";
  let response;
  try {
    response = await fetch(`/api/v1${address}`, { method, headers, body: body && JSON.stringify(body) });
  } catch {
    throw new Error(say("decide.unreachable"));
  }
  const found = await response.json().catch(() => ({}));
  if (!response.ok) {
    if (response.status === 401) {
      kept.removeItem("token");
      throw new Error(say("login.wrong"));
    }
    const reasons = (found.errors ?? []).map((error) => error.detail);
    throw new Error(reasons.join(" ") || (found.detail ?? found.title ?? String(response.status)));
  }
  return found;
}

// --- signing in -----------------------------------------------------------------------------------------------

function loginForm(problem = "") {
  const token = make("input", { id: "token", type: "password", required: true, autocomplete: "current-password" });
  const reviewer = make("input", { id: "reviewer", maxlength: RULES.longest.reviewer, autocomplete: "organization", value: kept.getItem("reviewer"), "aria-describedby": "reviewer-hint" });
  const open = (event) => {
    event.preventDefault();
    kept.setItem("token", token.value);
    kept.setItem("reviewer", reviewer.value.trim());
    load();
  };
  const form = make("form", { class: "card login", onsubmit: open },
    make("label", { for: "token" }, say("login.token")), token,
    make("label", { for: "reviewer" }, say("login.reviewer")), reviewer,
    make("p", { class: "hint", id: "reviewer-hint" }, say("login.reviewer_hint")),
    make("button", { class: "main" }, say("login.open")),
    make("p", { role: "alert" }, problem));
  show(form);
  token.focus();
}

function show(...parts) {
  document.getElementById("desk").replaceChildren(...parts);
}

// --- the list -------------------------------------------------------------------------------------------------

function query(most) {
  const asked = new URLSearchParams({ most, days: RULES.days.most, grouped: true });
  if (shown.q) asked.set("q", shown.q);
  if (shown.which === "decided") asked.set("reviewed", "true");
  else if (shown.which !== "all") asked.set("state", shown.which);
  // Nobody decides on a greeting, a failure or half an answer; what readers found of no use is looked at whatever it is.
  if (shown.which === "unreviewed" && !shown.unhelpful) {
    asked.set("stopped", "false");
    for (const status of RULES.list.decidable) asked.append("status", status);
  }
  if (shown.from) asked.set("since", startOf(shown.from));
  if (shown.to) asked.set("before", startOf(shown.to, 1));
  if (shown.unhelpful) asked.set("unhelpful", "true");
  return asked;
}

async function fetchPage(asked) {
  try {
    return await call("GET", `/reviews?${asked}`);
  } catch (error) {
    loginForm(error.message);
    return null;
  }
}

// As many as were shown before: what follows on the first page is not lost with a decision.
async function load(most = RULES.list.page) {
  const found = await fetchPage(query(Math.min(most, RULES.list.most)));
  if (!found) return false;
  Object.assign(shown, found);
  const isNew = !document.getElementById("list");
  if (isNew) frame();
  drawList();
  if (isNew) document.getElementById("list-heading").focus();
  return true;
}

async function loadMore() {
  const asked = query(RULES.list.page);
  asked.set("after", shown.next);
  const before = shown.answers.length;
  const found = await fetchPage(asked);
  if (!found) return;
  Object.assign(shown, { answers: [...shown.answers, ...found.answers], next: found.next });
  drawList();
  document.querySelectorAll(".list button")[before]?.focus();
}

// Stays while its parts are drawn anew: focus is not lost, and what is told in it is heard.
function frame() {
  show(filters(),
    make("p", { role: "status", id: "said" }),
    make("div", { class: "columns" },
      make("section", { "aria-labelledby": "list-heading" }, make("h2", { id: "list-heading", tabindex: -1 }, say("list.heading")),
        make("p", { class: "hint", id: "count", "aria-live": "polite" }), make("div", { id: "list" })),
      make("section", { id: "detail", class: "card", "aria-label": say("detail.label"), onkeydown: (event) => { if (event.key === "Escape") backToList(); } })));
  drawDetail();
}

const tell = (message) => { document.getElementById("said").textContent = message; };

function drawList() {
  const count = shown.answers.length;
  const words = !count ? say("list.none") : shown.next ? say("list.more", { count }) : counted("list.count_one", "list.count_many", count);
  document.getElementById("count").textContent = words;
  document.getElementById("list").replaceChildren(
    ...(count ? [make("ol", { class: "list" }, ...shown.answers.map(entry))] : []),
    ...(shown.next ? [make("button", { type: "button", class: "further", onclick: loadMore }, say("list.load_more"))] : []));
}

function drawDetail() {
  shown.isTouched = () => false;
  const parts = shown.chosen ? detail(shown.chosen) : [make("p", { class: "hint" }, say("detail.choose"))];
  document.getElementById("detail").replaceChildren(...parts);
}

const isChosen = (one) => one.answer.id === shown.chosen?.answer.id;

function choose(one) {
  if (!isChosen(one) && shown.isTouched() && !window.confirm(say("decide.leave_sure"))) return;
  shown.chosen = one;
  tell("");
  drawList();
  drawDetail();
  const heading = document.getElementById("detail-heading");
  heading.focus();
  // Below the list, on a phone, the browser brings no more than the heading into sight.
  if (heading.getBoundingClientRect().top > window.innerHeight / 2) document.getElementById("detail").scrollIntoView();
}

function backToList() {
  (document.querySelector('.list [aria-current="true"]') ?? document.getElementById("list-heading")).focus();
}

const CHOICES = ["unreviewed", "approved", "corrected", "rejected", "stale", "expired", "decided", "all"];

function filters() {
  const set = (name, value) => { shown[name] = value; load(); };
  const words = make("input", { id: "q", type: "search", maxlength: RULES.longest.search, value: shown.q });
  const which = make("select", { id: "which", onchange: (event) => set("which", event.target.value) },
    ...CHOICES.map((value) => make("option", { value, selected: value === shown.which }, say(TEXTS.filter[value] ? `filter.${value}` : `state.${value}`))));
  const date = (name) => make("input", { id: name, type: "date", value: shown[name], onchange: (event) => set(name, event.target.value) });
  const only = make("input", { type: "checkbox", id: "unhelpful", onchange: (event) => set("unhelpful", event.target.checked) });
  only.checked = shown.unhelpful;
  const leave = () => { kept.removeItem("token"); loginForm(); };
  const labelled = (name, ...fields) => make("div", { class: "labelled" }, make("label", { for: name }, say(`filter.${name}`)), make("div", { class: "fields" }, ...fields));
  return make("form", { class: "filters", role: "search", "aria-label": say("filter.label"), onsubmit: (event) => { event.preventDefault(); set("q", words.value.trim()); } },
    labelled("q", words, make("button", {}, say("filter.search"))),
    labelled("which", which), labelled("from", date("from")), labelled("to", date("to")),
    make("div", { class: "only" }, only, make("label", { for: "unhelpful" }, say("filter.unhelpful"))),
    make("button", { type: "button", class: "end", onclick: leave }, say("login.leave")));
}

function entry(one) {
  const useful = one.feedback.filter((said) => said.useful).length;
  const refused = (one.verdicts ?? []).filter((verdict) => !verdict.passed).length;
  const marks = [
    make("span", {}, moment(one.answer.created_at)),
    mark(say(`status.${one.answer.status}`)),
    one.count > 1 ? mark(say("list.asked", { count: one.count })) : null,
    isPlain(one.answer) ? mark(say("list.plain")) : null,
    one.answer.stopped ? mark(say("list.stopped"), "warn") : null,
    one.review.state === "unreviewed" ? null : mark(say(`state.${one.review.state}`), stateClass(one.review.state)),
    one.review.for_everybody ? null : mark(say("list.this_only"), "warn"),
    useful ? mark(say("list.useful", { count: useful })) : null,
    one.feedback.length > useful ? mark(say("list.not_useful", { count: one.feedback.length - useful }), "warn") : null,
    refused ? mark(say("list.refused", { count: refused })) : null,
  ];
  return make("li", {}, make("button", { type: "button", "aria-current": String(isChosen(one)), onclick: () => choose(one) },
    make("span", { class: "question" }, one.answer.question), make("span", { class: "marks" }, ...marks)));
}

// No answer says how it was asked for; one in Einfache Sprache always has one of these notices.
const isPlain = (answer) => answer.notices.some((notice) => ["not_reviewed", "not_plain"].includes(notice.code));
const mark = (words, kind = "") => make("span", { class: `mark ${kind}` }, words);
const stateClass = (state) => (["approved", "corrected"].includes(state) ? "good" : "warn");

// --- one answer -----------------------------------------------------------------------------------------------

function detail(one) {
  const { answer, review } = one;
  const statements = answer.statements.map((statement, place) => editor(statement, place + 1, answer));
  return [
    make("div", { class: "headed" }, make("h2", { id: "detail-heading", tabindex: -1 }, answer.question),
      make("button", { type: "button", class: "back", onclick: backToList }, say("detail.back"))),
    make("p", { class: "hint" }, say("detail.asked", { moment: moment(answer.created_at) }), " · ", say(`status.${answer.status}`),
      one.count > 1 ? ` · ${say("detail.counted", { count: one.count })}` : ""),
    answer.standalone_question === answer.question ? null : make("p", { class: "hint" }, say("detail.understood", { question: answer.standalone_question })),
    ...told(review),
    make("h3", {}, say("detail.statements")),
    make("p", { class: "hint" }, say(answer.stopped ? "detail.stopped" : answer.citations.length ? "detail.other_words" : "detail.no_sources")),
    ...statements.map((statement) => statement.element),
    ...notices(answer), ...named(answer), ...refusals(one.verdicts ?? []), ...feedback(one.feedback),
    decision(answer, statements),
  ].filter(Boolean);
}

function told(review) {
  if (review.state === "unreviewed") return [];
  const parts = [say("state.told", { state: say(`state.${review.state}`), at: day(review.at), until: day(review.until) })];
  if (review.version) parts.push(say("state.version", { version: review.version }));
  if (review.reviewer) parts.push(say("state.by", { reviewer: review.reviewer }));
  const only = review.for_everybody ? "" : `\n${say("decide.this_only")}`;
  const text = review.corrected && make("div", {}, make("strong", {}, say("state.corrected_text")), "\n", review.corrected.text);
  return [make("div", { class: "told" }, parts.join(", "), only, review.note ? `\n${review.note}` : "", text ? "\n" : "", text)];
}

function editor(statement, of, answer) {
  const isFixed = RULES.fixed.includes(statement.support) || statement.text.includes(RULES.cell);
  const keep = make("input", { type: "checkbox", id: `keep-${of}`, checked: true, "aria-label": say("detail.keep_named", { of }) });
  const words = make("textarea", { id: `words-${of}`, rows: 1, maxlength: RULES.longest.statement, readonly: isFixed, "aria-label": say("detail.statement", { of }) });
  words.value = statement.text;
  const sources = answer.citations.filter((citation) => statement.citations.includes(citation.number));
  const element = make("div", { class: "statement" },
    make("div", { class: "top" }, make("strong", {}, say("detail.statement", { of })),
      make("span", {}, keep, make("label", { for: `keep-${of}` }, say("detail.keep")))),
    words, isFixed ? make("p", { class: "hint" }, say("detail.fixed")) : null, ...sources.map(source));
  keep.addEventListener("change", () => element.classList.toggle("gone", !keep.checked));
  const isChanged = () => words.value.trim() !== statement.text;
  const kept = () => (keep.checked ? { of, ...(isChanged() ? { text: words.value.trim() } : {}) } : null);
  return { element, kept, isTouched: () => !keep.checked || isChanged(), watch: (listen) => element.addEventListener("input", listen) };
}

function source(citation) {
  const where = [citation.title, citation.publisher, say(`kind.${citation.kind}`), citation.date, citation.page && say("detail.page", { page: citation.page })];
  const file = `/api/v1/documents/${encodeURIComponent(citation.document_id)}/file` + (citation.page ? `#page=${citation.page}` : "");
  const from = citation.source && make("p", { class: "where" }, say("detail.origin"), " ", link(citation.source.title, citation.source.url),
    citation.source.date ? `, ${citation.source.date}` : "");
  return make("blockquote", {},
    make("p", { class: "where" }, make("strong", {}, say("detail.source", { number: citation.number })), " ", where.filter(Boolean).join(" · ")),
    make("p", {}, citation.quote), from,
    make("p", { class: "where" }, make("a", { href: file, target: "_blank", rel: "noopener noreferrer", "aria-label": say("detail.open_named", { number: citation.number }) }, say("detail.open"))));
}

function link(words, address) {
  const isWeb = /^https?:\/\//i.test(address ?? "");
  return isWeb ? make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, words) : words;
}

function notices(answer) {
  if (!answer.notices.length) return [];
  const items = answer.notices.map((notice) => make("li", {}, notice.text));
  return [make("h3", {}, say("detail.notices")), make("ul", { class: "tell" }, ...items)];
}

function named(answer) {
  if (!answer.examples.length) return [];
  const items = answer.examples.map((example) => make("li", {}, `${example.name}: ${example.why}`));
  return [make("h3", {}, say("detail.examples")), make("ul", { class: "tell" }, ...items)];
}

function refusals(verdicts) {
  const refused = verdicts.filter((verdict) => !verdict.passed);
  if (!refused.length) return [];
  const items = refused.map(({ statement, reasons }) => make("li", {}, statement, " ",
    make("span", { class: "where" }, say("gate.reasons", { reasons: reasons.map((reason) => reason.detail || reason.code).join("; ") }))));
  return [make("h3", {}, say("gate.heading")), make("ul", { class: "tell" }, ...items)];
}

function feedback(given) {
  if (!given.length) return [];
  const items = given.map((said) => make("li", {}, [say(said.useful ? "feedback.useful" : "feedback.not_useful"),
    said.reason && say(`reasons.${said.reason}`), said.comment].filter(Boolean).join(" – ")));
  return [make("h3", {}, say("feedback.heading")), make("ul", { class: "tell" }, ...items)];
}

// --- deciding -------------------------------------------------------------------------------------------------

function decision(answer, statements) {
  const canApprove = !answer.stopped && answer.citations.length > 0 && RULES.approvable.includes(answer.status);
  const note = make("textarea", { id: "note", rows: 2, maxlength: RULES.longest.note });
  const until = make("input", { id: "until", type: "date", min: inDays(1), "aria-describedby": "until-hint" });
  const problem = make("p", { role: "alert" });
  const approve = make("button", { type: "button", class: "main", disabled: !canApprove }, say("decide.approve"));
  const reject = make("button", { type: "button", class: "grave", disabled: answer.status === "error" }, say("decide.reject"));
  const isTouched = () => statements.some((statement) => statement.isTouched());
  shown.isTouched = () => isTouched() || note.value.trim() !== "" || until.value !== "";
  for (const statement of statements) statement.watch(() => { approve.textContent = say(isTouched() ? "decide.approve_changed" : "decide.approve"); });
  const send = async (body) => {
    problem.textContent = "";
    approve.disabled = reject.disabled = true;
    const common = { note: note.value.trim() || null, reviewer: kept.getItem("reviewer") || null, until: until.value ? endOf(until.value) : null };
    try {
      const review = await call("POST", `/answers/${encodeURIComponent(answer.id)}/reviews`, { ...body, ...common });
      const values = { version: review.version, until: day(review.until) };
      const done = say(review.state === "rejected" ? "decide.done_rejected" : "decide.done_approved", values);
      shown.isTouched = () => false;
      if (!await load(Math.max(shown.answers.length, RULES.list.page))) return;
      shown.chosen = shown.answers.find(isChosen) ?? null;
      drawDetail();
      document.getElementById("list-heading").focus();
      tell(review.for_everybody ? done : `${done} ${say("decide.this_only")}`);
    } catch (error) {
      problem.textContent = say("decide.failed", { reason: error.message });
      approve.disabled = !canApprove;
      reject.disabled = answer.status === "error";
    }
  };
  approve.addEventListener("click", () => {
    const left = statements.map((statement) => statement.kept()).filter(Boolean);
    if (!left.length) {
      problem.textContent = say("decide.nothing_left");
      return;
    }
    send({ decision: "approved", ...(isTouched() ? { statements: left } : {}) });
  });
  reject.addEventListener("click", () => { if (window.confirm(say("decide.reject_sure"))) send({ decision: "rejected" }); });
  return make("div", {}, make("h3", {}, say("decide.heading")),
    make("div", { class: "field" }, make("label", { for: "note" }, say("decide.note")), note),
    make("div", { class: "field" }, make("label", { for: "until" }, say("decide.until")), until, make("p", { class: "hint", id: "until-hint" }, say("decide.until_hint"))),
    make("div", { class: "buttons" }, approve, reject), problem);
}

function inDays(count) {
  const then = new Date();
  then.setDate(then.getDate() + count);
  return [then.getFullYear(), then.getMonth() + 1, then.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

// Days are those of whoever looks, moments those of the service.
function startOf(date, later = 0) {
  const start = new Date(`${date}T00:00:00`);
  start.setDate(start.getDate() + later);
  return start.toISOString();
}

const endOf = (date) => new Date(`${date}T23:59:59`).toISOString();

if (kept.getItem("token")) load();
else loginForm();
