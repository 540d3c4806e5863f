// Beside the filter: what can be written into it.

import { el } from "./dom.js";
import { data } from "../study/data.js";
import { exampleOf, filterFields, filterNames } from "../study/filter-field.js";
import { known } from "../study/format.js";

/** Beside the field: what can be written into it. */
export function filterHelp() {
  const fields = filterFields();
  const line = (example, words) => [el("dt", {}, el("code", {}, example)), el("dd", {}, words)];
  const choice = fields.find(
    (field) => field.own && !field.numeric && data.trials.some((trial) => known(field.value(trial))),
  );
  const named = (key) => fields.find((field) => field.key === key);
  return el(
    "details",
    { class: "column-choice filter-help" },
    el("summary", {}, "How to filter"),
    el(
      "div",
      {},
      el(
        "dl",
        { class: "facts" },
        line("complete", "trials that have the word: a state, a figure or value as shown, a part of a cause"),
        choice ? line(exampleOf(choice, "="), "a value by its name") : [],
        line(exampleOf(named("accuracy"), ">="), "percent as shown, with or without %; below 1 it is a share"),
        line("time<10min", "seconds (s), minutes (min), hours (h); a number alone is seconds"),
        line("size<200k", "thousands (k) and millions (m)"),
        line("trial=7", "= and != go by what is shown; <, <=, >, >= by the exact value"),
      ),
      el("p", { class: "note" }, `A trial must fulfil all that is written. Names: ${filterNames().join(", ")}.`),
    ),
  );
}
