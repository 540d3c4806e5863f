// While a search runs: the page says how old it is and renews itself, unless the reader pauses it (#live=off) or is busy.

/** Seconds: between two looks for a newer page at least, the same once the page is overdue, and how long that goes on. */
const RENEWAL = { soon: 10, late: 60, giveUp: 1800, quiet: 3 };

const busy = { pointer: false, at: 0 };

function live() {
  restorePlace();
  if (!data.live) return;
  const loaded = Date.now();
  const dot = el("span", { class: "dot", "aria-hidden": "true" });
  const words = el("span", {});
  const button = el("button", { type: "button", class: "plain", on: { click: () => { setLink("live", isPaused() ? "" : "off"); show(); } } });
  const line = el("p", { class: "live", id: "live" }, dot, words, " ", button);
  document.getElementById("top").append(line);
  watchReader();

  function show() {
    const state = liveState();
    line.dataset.state = state;
    words.textContent = liveWords(state);
    button.textContent = isPaused() ? "Renew" : "Pause";
    button.hidden = state === "left";
  }

  function tick() {
    show();
    if (isDue(Date.now() - loaded) && document.visibilityState === "visible" && !isReaderBusy()) {
      keepPlace();
      window.location.reload();
    }
  }

  onLink(show);
  show();
  window.setInterval(tick, 1000);
}

const isPaused = () => link.get("live") === "off";

/** Seconds since the next page should have been there; negative before. */
const overdue = () => (Date.now() - Date.parse(data.live.by)) / 1000;

/** `running`; `late` when the next page is overdue; `left` when nobody will write it any more. */
function liveState() {
  return overdue() < 0 ? "running" : overdue() < RENEWAL.giveUp ? "late" : "left";
}

function isDue(milliseconds) {
  const state = liveState();
  if (isPaused() || state === "left") return false;
  return milliseconds / 1000 >= (state === "late" ? RENEWAL.late : Math.max(RENEWAL.soon, data.live.every));
}

function liveWords(state) {
  const { finished, trials, repeats, written } = data.live;
  const age = ago((Date.now() - Date.parse(written)) / 1000);
  const done = `${count(finished)} of ${plural(trials, "trial")}${repeats ? ` and ${plural(repeats, "repeat")}` : ""} finished`;
  if (state === "left") return `The search was running when this page was written, ${age}, with ${done}. It has written nothing since, so it was probably killed, or this is a copy. The same command goes on where it stopped.`;
  if (state === "late") return `${done}. The search last wrote this page ${age}, and a newer one is overdue: it may have been killed.${isPaused() ? "" : " This page looks once a minute."}`;
  if (isPaused()) return `Search is running, ${done}, written ${age}. Renewing is paused.`;
  return isTyping() ? `Search is running, ${done}. This page waits until you leave the text field.` : `Search is running, ${done}. This page renews itself.`;
}

/** `just now`, `40 s ago`, `3 min ago`. */
const ago = (seconds) => (seconds < 7.5 ? "just now" : `${duration(5 * Math.round(seconds / 5))} ago`);

const isTyping = () => Boolean(document.activeElement && document.activeElement.matches("input, textarea, select"));

/** Types, drags, has marked text, or has touched anything a moment ago. */
function isReaderBusy() {
  const marked = window.getSelection();
  return isTyping() || busy.pointer || (marked && !marked.isCollapsed) || Date.now() - busy.at < 1000 * RENEWAL.quiet;
}

function watchReader() {
  const touched = () => { busy.at = Date.now(); };
  ["keydown", "pointermove", "wheel", "scroll"].forEach((kind) => window.addEventListener(kind, touched, { passive: true, capture: true }));
  window.addEventListener("pointerdown", () => { busy.pointer = true; }, true);
  ["pointerup", "pointercancel", "blur"].forEach((kind) => window.addEventListener(kind, () => { busy.pointer = false; }, true));
}
