// Says in German, where the status stands, that a question did not get through: Gradio says it in English or not at all.
(() => {
  const AFTER_END = 5000;
  const SAME_FAILURE = 10000; // Gradio's own message on a failure that was said may come seconds later.
  const QUEUE = "/gradio_api/queue/";
  const original = window.fetch.bind(window);
  const status = () => document.querySelector("#tk-status [role=status]");

  let said = -SAME_FAILURE;

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
    const place = status();
    if (place?.dataset.told !== "true") return;
    delete place.dataset.told;
    place.firstElementChild.className = "tk-unseen";
    place.firstElementChild.textContent = "";
  }

  let open = 0;

  async function follow(stream) {
    const reader = stream.getReader();
    open += 1;
    try {
      while (!(await reader.read()).done);
    } catch {
      // Gradio hangs up itself when it has what it wants; whether something is missing, the timer sees.
    }
    open -= 1;
    // The stream of an earlier event may end while the one of this question goes on.
    setTimeout(() => { if (!open && status()?.dataset.busy === "true") say("gone"); }, AFTER_END);
  }

  window.fetch = async (...request) => {
    const address = String(request[0]?.url ?? request[0]);
    if (!address.includes(QUEUE)) return original(...request);
    let response;
    try {
      response = await original(...request);
    } catch (error) {
      say("gone");
      throw error;
    }
    if (response.ok) takeBack();
    else say(response.status === 503 ? "full" : "gone");
    if (!response.ok || !response.body || !address.includes("/data")) return response;
    const [theirs, ours] = response.body.tee();
    follow(ours);
    return new Response(theirs, { status: response.status, headers: response.headers });
  };

  new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]);
    const told = status()?.querySelector(".tk-status-shown") && status().dataset.busy === "false";
    const known = told || performance.now() - said < SAME_FAILURE;
    if (!known && added.some((node) => node.parentElement?.closest(".toast-wrap"))) say("gone");
  }).observe(document, { childList: true, subtree: true });
})();
