// Takes the reader to a trial.

import { beginStep, follow } from "./address.js";
import { el, goTo } from "./dom.js";
import { compared } from "../study/compared.js";
import { data } from "../study/data.js";
import { link } from "../study/link.js";
import { pickedTrial } from "../study/pick.js";

/** Opens a trial, and takes the reader there. */
export function pickTrial(trial) {
  if (!trial) return;
  beginStep();
  follow("trial", String(trial.number));
  goTo("trial", "trial-choice");
}

/** Marks the open trial's row among those of the table. */
export function markPicked(rows) {
  rows.querySelectorAll("tr[aria-current]").forEach((row) => row.removeAttribute("aria-current"));
  const row = pickedTrial && rows.querySelector(`tr[data-trial="${pickedTrial.number}"]`);
  if (row) row.setAttribute("aria-current", "true");
}

/** A click on a row opens its trial, unless it was meant for something in the row or marked some text. */
export function openRow(event) {
  if (event.target.closest("button, input, label, details, a") || String(window.getSelection())) return;
  const row = event.target.closest("tr[data-trial]");
  if (row) pickTrial(data.trials.find((trial) => trial.number === Number(row.dataset.trial)));
}

/** Takes the reader to the trial or the comparison that the address names; who loads the page again stays where they were. */
export function openFromAddress() {
  const [navigation] = performance.getEntriesByType("navigation");
  if (navigation && navigation.type === "reload") return;
  const part = compared().length > 1 ? "compare" : link.get("trial") ? "trial" : null;
  const node = part && document.getElementById(part);
  if (node) node.scrollIntoView();
}

export function trialLink(number) {
  return el(
    "button",
    { type: "button", class: "plain", on: { click: () => pickTrial(data.trials.find((t) => t.number === number)) } },
    `trial ${number}`,
  );
}
