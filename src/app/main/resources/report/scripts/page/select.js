// The reader's selection: brushed, said above the page, and taken back.

import { readAddress, setLink } from "./address.js";
import { charts, drawSoon } from "./chart.js";
import { el } from "./dom.js";
import { brushText } from "../study/brushes.js";
import { link, onLink, tellLink } from "../study/link.js";
import { isSelecting, keptInWords, onSelection, tellSelection } from "../study/selection.js";

/** `except` is the chart in which the reader is dragging. */
export function selectionChanged(except) {
  tellSelection();
  drawSoon(charts.filter((entry) => entry !== except));
}

export function setBrushes(intervals, except) {
  const text = brushText(intervals);
  if (text === (link.get("brush") || "")) return;
  setLink("brush", text);
  selectionChanged(except);
}

/** Says how many trials are left, and lets the others back in. */
export function selectionBar() {
  const words = el("span", { role: "status" });
  const bar = el(
    "div",
    { class: "selection", id: "selection" },
    words,
    el("button", { type: "button", class: "plain", on: { click: showAll } }, "Show all"),
  );
  const show = () => {
    bar.hidden = !isSelecting();
    if (!bar.hidden) words.textContent = keptInWords();
  };
  onLink(show);
  onSelection(show);
  show();
  return bar;
}

function showAll() {
  setLink("filter", "");
  setLink("brush", "");
  tellLink();
  selectionChanged();
}

/** Goes along when the reader changes the address. */
export function watchAddress() {
  window.addEventListener("hashchange", () => {
    readAddress();
    tellLink();
    selectionChanged();
  });
}
