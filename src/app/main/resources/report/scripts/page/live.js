// While a search runs: the page says how old it is and renews itself, unless the reader pauses it (#live=off) or is busy.

import { setLink } from "./address.js";
import { el } from "./dom.js";
import { keepPlace, restorePlace } from "./place.js";
import { data } from "../study/data.js";
import { onLink } from "../study/link.js";
import { RENEWAL, isDue, isPaused, liveState, liveWords } from "../study/live.js";

const busy = { pointer: false, at: 0 };

export function live() {
  restorePlace();
  if (!data.live) return;
  const loaded = Date.now();
  const dot = el("span", { class: "dot", "aria-hidden": "true" });
  const words = el("span", {});
  const button = el("button", {
    type: "button",
    class: "plain",
    on: {
      click: () => {
        setLink("live", isPaused() ? "" : "off");
        show();
      },
    },
  });
  const line = el("p", { class: "live", id: "live" }, dot, words, " ", button);
  document.getElementById("top").append(line);
  watchReader();

  function show() {
    const state = liveState(Date.now());
    line.dataset.state = state;
    words.textContent = liveWords(state, Date.now(), isTyping());
    button.textContent = isPaused() ? "Renew" : "Pause";
    button.hidden = state === "left";
  }

  function tick() {
    show();
    if (isDue(loaded, Date.now()) && document.visibilityState === "visible" && !isReaderBusy()) {
      keepPlace();
      window.location.reload();
    }
  }

  onLink(show);
  show();
  window.setInterval(tick, 1000);
}

const focused = (selector) => Boolean(document.activeElement && document.activeElement.matches(selector));
const isTyping = () => focused("input:not([type=checkbox])");

/** Types, drags, has marked text, or has touched anything a moment ago. */
function isReaderBusy() {
  const marked = window.getSelection();
  // While a list of choices is open, a browser tells of nothing that is done in it.
  const quiet = focused("select") ? RENEWAL.choosing : RENEWAL.quiet;
  return isTyping() || busy.pointer || (marked && !marked.isCollapsed) || Date.now() - busy.at < 1000 * quiet;
}

function watchReader() {
  const touched = () => {
    busy.at = Date.now();
  };
  ["keydown", "pointermove", "wheel", "scroll"].forEach((kind) =>
    window.addEventListener(kind, touched, { passive: true, capture: true }),
  );
  window.addEventListener(
    "pointerdown",
    () => {
      busy.pointer = true;
    },
    true,
  );
  ["pointerup", "pointercancel", "blur"].forEach((kind) =>
    window.addEventListener(
      kind,
      () => {
        busy.pointer = false;
      },
      true,
    ),
  );
}
