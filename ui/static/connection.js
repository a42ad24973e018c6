// Stands between Gradio and its event queue, before Gradio's own scripts, which keep the `fetch` they find.
//
// Gradio's page joins an event to the stream it has open. Where the server is just ending that stream, nobody ever
// hears of the event: the question is lost, more often the slower the line or the machine. And where a stream breaks,
// the page loads itself anew, and the conversation is gone. So Gradio gets a stream of our own, which ends properly and
// not before the server has said of every event that it is done; behind it stand as many of the server's as that takes.
// What does not get through is said in German, where the status stands.
(() => {
  const JOIN = "/gradio_api/queue/join";
  const DATA = "/gradio_api/queue/data";
  const SAME_FAILURE = 10000; // Milliseconds: Gradio's own message on a failure that was said may come seconds later.
  const original = window.fetch.bind(window);

  const status = () => document.querySelector("#tk-status [role=status]");
  let said = -SAME_FAILURE;
  let broken = false; // A stream broke, and nothing got through since.

  function say(reason) {
    const place = status();
    if (!place) return;
    said = performance.now();
    place.dataset.busy = "false";
    place.dataset.told = "true";
    place.firstElementChild.className = "tk-status-shown";
    place.firstElementChild.textContent = place.dataset[reason];
  }

  // Gradio draws the status anew only where its own value changes, which a very quick answer may not do.
  function takeBack() {
    broken = false;
    const place = status();
    if (place?.dataset.told !== "true") return;
    delete place.dataset.told;
    place.firstElementChild.className = "tk-unseen";
    place.firstElementChild.textContent = "";
  }

  const owed = new Set(); // Events that were joined and are not done.
  const early = new Set(); // Events that were done before the reply to their joining was here.
  let joining = Promise.resolve(); // Until every reply is here.
  let ending = Promise.resolve(); // Until Gradio has read that its stream is at an end.

  async function asked(request) {
    // As a refusal: where the network fails, Gradio gives the whole page up.
    const response = await original(...request).catch(() => Response.json({}, { status: 502 }));
    if (response.ok) await remember(response.clone());
    else say(response.status === 503 ? "full" : "gone");
    return response;
  }

  async function remember(response) {
    takeBack();
    const event = (await response.json()).event_id;
    if (event && !early.delete(event)) owed.add(event);
  }

  async function join(request) {
    const reply = asked(request);
    joining = Promise.allSettled([joining, reply]);
    const response = await reply;
    await ending;
    return response;
  }

  async function allJoined() {
    let known;
    do {
      known = joining;
      await known;
    } while (known !== joining);
  }

  async function* lines(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const whole = (rest + value).split("\n\n");
      rest = whole.pop();
      yield* whole;
    }
  }

  // One of the server's streams: true where it came to its end, false where it broke.
  async function pass(response, send) {
    let ended = false;
    for await (const line of lines(response)) {
      const message = JSON.parse(line.slice(line.indexOf("{")));
      if (message.msg === "close_stream") {
        ended = true;
        continue;
      }
      if (message.msg === "process_completed" && !owed.delete(message.event_id)) early.add(message.event_id);
      send(message);
    }
    return ended;
  }

  async function passed(request, send) {
    try {
      const response = await original(request.clone());
      return response.ok && await pass(response, send);
    } catch {
      return false;
    }
  }

  async function relay(request, send) {
    let whole = true;
    do {
      whole = await passed(request, send);
      if (request.signal.aborted) return;
      await allJoined();
    } while (whole && owed.size);
    broken = owed.size > 0;
    if (broken) say("gone");
    for (const event of owed) send({ msg: "process_completed", event_id: event, success: false, output: { error: null } });
    owed.clear();
    ending = new Promise((read) => { request.signal.addEventListener("abort", read); });
    send({ msg: "close_stream" });
  }

  function data(given) {
    const request = new Request(...given);
    const encoder = new TextEncoder();
    const body = new ReadableStream({
      start(out) {
        const send = (message) => out.enqueue(encoder.encode(`data: ${JSON.stringify(message)}\n\n`));
        relay(request, send);
      },
    });
    return Promise.resolve(new Response(body, { headers: { "Content-Type": "text/event-stream" } }));
  }

  window.fetch = (...request) => {
    const address = String(request[0]?.url ?? request[0]);
    if (address.includes(JOIN)) return join(request);
    return address.includes(DATA) ? data(request) : original(...request);
  };

  new MutationObserver((changes) => {
    // What came before the break may be drawn after it.
    if (broken && status()?.dataset.busy === "true") say("gone");
    // Gradio's own message on anything else.
    const added = changes.flatMap((change) => [...change.addedNodes]);
    const told = status()?.querySelector(".tk-status-shown") && status().dataset.busy === "false";
    const known = told || performance.now() - said < SAME_FAILURE;
    if (!known && added.some((node) => node.parentElement?.closest(".toast-wrap"))) say("failed");
  }).observe(document, { childList: true, subtree: true });
})();
