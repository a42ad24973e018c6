// Runs once for each part of the page that is made of our own HTML; `element` is that part, `trigger` calls the server.
const WAIT_STEP = 50;
const WAIT_STEPS = 60;
const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const busy = () => document.querySelector('#tk-status [data-busy="true"]') !== null;

function moveTo(target, block) {
  if (!target) return;
  target.scrollIntoView({ behavior: calm ? "auto" : "smooth", block });
}

// On a phone the sources stand below: "back" leads to where they were opened, not out of the page.
const beside = window.matchMedia("(min-width: 64rem)");

function leaveTrace(turn, number) {
  if (beside.matches) return;
  document.body.dataset.opened = `#turn-${turn} [data-source="${number}"]`;
  if (!history.state?.source) history.pushState({ ...history.state, source: true }, "");
}

function cameBack() {
  const { opened } = document.body.dataset;
  if (!opened || history.state?.source) return;
  delete document.body.dataset.opened;
  const marker = document.querySelector(opened);
  marker?.focus({ preventScroll: true });
  moveTo(marker, "center");
}

function markSource(number) {
  document.querySelectorAll("#tk-quellen .tk-marked").forEach((one) => one.classList.remove("tk-marked"));
  const source = document.getElementById(`quelle-${number}`);
  if (!source) return;
  source.classList.add("tk-marked");
  source.focus({ preventScroll: true });
  moveTo(source, "nearest");
}

function shownTurn() {
  return document.querySelector("#tk-quellen [data-turn]")?.dataset.turn;
}

function openSource(turn, number, steps) {
  if (shownTurn() === turn) return markSource(number);
  if (steps === WAIT_STEPS) trigger("show", { turn: Number(turn) });
  if (steps > 0) setTimeout(() => openSource(turn, number, steps - 1), WAIT_STEP);
}

// What a button copies: its own text, or that of the field it names by its id.
function wordsOf(button) {
  const { copy, text, here } = button.dataset;
  return copy ? document.getElementById(copy).value : text.replaceAll(here, location.origin);
}

async function copied(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    // Pages without https have no clipboard, others no permission: the older way.
    return copiedBySelection(words);
  }
}

function copiedBySelection(words) {
  const field = document.createElement("textarea");
  field.value = words;
  field.className = "tk-unseen";
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
  }
}

async function copyText(button) {
  const words = wordsOf(button);
  const done = await copied(words);
  if (button.parentElement.nextElementSibling?.matches(".tk-by-hand")) button.parentElement.nextElementSibling.remove();
  if (!done) return offerByHand(button, words);
  button.focus({ preventScroll: true });
  button.dataset.done = "true";
  document.querySelector("#tk-status [role=status]").lastElementChild.textContent = button.dataset.copied;
}

// The reader hears that it did not work, and has the text to copy it without us.
function offerByHand(button, words) {
  const place = document.createElement("div");
  const said = document.createElement("p");
  const field = document.createElement("textarea");
  place.className = "tk-by-hand";
  said.setAttribute("role", "alert");
  said.textContent = button.dataset.failed;
  field.value = words;
  field.readOnly = true;
  field.setAttribute("aria-label", button.textContent);
  button.parentElement.after(place);
  place.append(said, field);
  field.focus();
  field.select();
}

function toggleReasons(button) {
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  document.getElementById(button.getAttribute("aria-controls")).hidden = !open;
}

function clicked(event) {
  const target = event.target.closest("a, button");
  if (!target) return;
  const data = target.dataset;
  if (data.source) {
    event.preventDefault();
    leaveTrace(data.turn, data.source);
    openSource(data.turn, data.source, WAIT_STEPS);
  } else if (data.back) {
    event.preventDefault();
    if (history.state?.source) history.back();
    else moveTo(document.getElementById(`turn-${data.back}`), "start");
  } else if (data.focus) {
    event.preventDefault();
    document.querySelector(`#${data.focus} textarea`)?.focus();
  } else if (data.ask) {
    if (busy()) return;
    keepFocus("#tk-aktuell .tk-turn");
    trigger("ask", { question: data.ask });
  } else if (data.rate) {
    keepFocus(`#turn-${data.turn} .tk-feedback`);
    trigger("rate", { turn: Number(data.turn), useful: data.rate === "yes", reason: data.reason ?? "" });
  } else if (data.copy || data.text) {
    copyText(target);
  } else if (target.hasAttribute("aria-expanded")) {
    toggleReasons(target);
  }
}

// Gradio shows whether the options are open and does not say it.
function tellOptions() {
  const button = document.querySelector("#tk-angaben .label-wrap");
  button?.setAttribute("aria-expanded", String(button.classList.contains("open")));
  button?.querySelector(".icon")?.setAttribute("aria-hidden", "true");
  return button !== null;
}

if (element.closest("#tk-quellen")) {
  const waiting = setInterval(() => { if (tellOptions()) clearInterval(waiting); }, WAIT_STEP);
  document.addEventListener("click", () => setTimeout(tellOptions));
  window.addEventListener("popstate", cameBack);
}

// What was clicked is written anew: the focus goes to what came of it, not to the top of the page.
function keepFocus(selector) {
  document.body.dataset.kept = selector;
}

function restoreFocus() {
  const { kept } = document.body.dataset;
  if (kept && document.activeElement === document.body) document.querySelector(kept)?.focus({ preventScroll: true });
}

// The button goes when the answer is there or stopped: who was on it must not be put at the top of the page, nor, on a
// phone, be taken from the answer to a keyboard.
function leaveStop() {
  if (busy() || document.activeElement?.id !== "tk-anhalten") return;
  document.querySelector(beside.matches ? "#tk-frage textarea" : "#tk-aktuell .tk-turn")?.focus({ preventScroll: true });
}

element.addEventListener("click", clicked);
// A page image that cannot be had leaves no hole.
element.addEventListener("error", (event) => {
  if (event.target.tagName === "IMG") event.target.closest("a")?.remove();
}, true);

// A new turn is kept in sight while it is written, until the reader scrolls.
let followed = "";
let scrolled = false;
for (const kind of ["wheel", "touchmove", "keydown"]) {
  window.addEventListener(kind, () => { scrolled = true; }, { passive: true });
}

// A page that is loaded anew asks for what this tab had asked, until the tab is closed or a new conversation begins.
const KEPT = "transferkompass-conversation";

function keep(conversation) {
  try {
    if (conversation) sessionStorage.setItem(KEPT, conversation);
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Browsers may keep nothing: then nothing comes back.
  }
}

function recall() {
  let conversation = null;
  try {
    conversation = sessionStorage.getItem(KEPT);
  } catch {
    return;
  }
  if (conversation) trigger("recall", { conversation });
}

if (element.closest("#tk-aktuell")) setTimeout(recall);

watch("value", () => {
  restoreFocus();
  leaveStop();
  const turn = element.querySelector(".tk-turn");
  if (!element.closest("#tk-aktuell")) return;
  if (!turn) {
    keep(null);
    return;
  }
  if (turn.dataset.conversation) keep(turn.dataset.conversation);
  if (turn.dataset.turn !== followed) {
    followed = turn.dataset.turn;
    scrolled = false;
  }
  if (!scrolled) turn.scrollIntoView({ block: followed === "1" ? "nearest" : "start" });
});
