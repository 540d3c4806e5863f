// Trials are ticked in the table to be compared.

import { beginStep, setLink } from "./address.js";
import { el, goTo } from "./dom.js";
import { MOST_COMPARED, compared, onCompared, tellCompared } from "../study/compared.js";
import { data } from "../study/data.js";
import { plural } from "../study/format.js";

export function compareAll(trials) {
  setLink("compare", trials.map((trial) => trial.number).join(","));
  tellCompared();
}

/** Takes a trial in or out; says whether it is in then. One more than fit is refused, in words. */
export function setCompared(number, wanted) {
  const others = compared().filter((trial) => trial.number !== number);
  const refused = wanted && others.length >= MOST_COMPARED;
  if (!refused) compareAll(wanted ? [...others, data.trials.find((trial) => trial.number === number)] : others);
  compareWords(refused ? `Four trials are compared at most. To add trial ${number}, take one out first.` : null);
  return wanted && !refused;
}

/** The box in a trial's row. */
export function compareBox(trial) {
  const box = el("input", {
    type: "checkbox",
    class: "compare-box",
    "aria-label": `Compare trial ${trial.number}`,
    on: {
      change: () => {
        box.checked = setCompared(trial.number, box.checked);
      },
    },
  });
  return box;
}

/** Ticks the boxes of the compared trials and no others. */
export function tickBoxes(rows) {
  const chosen = new Set(compared().map((trial) => String(trial.number)));
  rows.querySelectorAll(".compare-box:checked").forEach((box) => {
    box.checked = false;
  });
  chosen.forEach((number) => {
    const box = rows.querySelector(`tr[data-trial="${number}"] .compare-box`);
    if (box) box.checked = true;
  });
}

let compareWords = () => {};

function goCompare() {
  beginStep();
  goTo("compare", "compare-only");
}

/** Below the table: how many are chosen, and the way to them. */
export function compareBar(rows) {
  const words = el("span", { role: "status" });
  const go = el("button", { type: "button", class: "main", on: { click: goCompare } });
  const clear = el("button", { type: "button", class: "plain", on: { click: () => compareAll([]) } }, "Clear");
  const bar = el("div", { class: "compare-bar" }, go, words, clear);
  compareWords = (refusal) => {
    const chosen = compared();
    bar.hidden = !chosen.length;
    go.hidden = chosen.length < 2;
    go.textContent = `Compare ${plural(chosen.length, "trial")}`;
    words.textContent =
      refusal ||
      (chosen.length < 2
        ? `Trial ${chosen.map((t) => t.number)} is chosen; choose another one to compare it with.`
        : `trials ${chosen.map((t) => t.number).join(", ")}`);
    bar.classList.toggle("refused", Boolean(refusal));
  };
  const show = () => {
    tickBoxes(rows);
    compareWords(null);
  };
  onCompared(show);
  show();
  return bar;
}
