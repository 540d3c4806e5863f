// Which trials the reader looks at: those that the text and the brushed axes keep. All views show these alone.

import { brushInWords, brushTests, brushes } from "./brushes.js";
import { data } from "./data.js";
import { filterProblems, filterTests, filterText } from "./filter.js";
import { count, plural } from "./format.js";
import { onLink } from "./link.js";

const selectionListeners = [];

let tests = null;

export function isKept(trial) {
  tests = tests || [...filterTests(), ...brushTests()];
  return tests.every((test) => test(trial));
}

/** The trials that the text keeps, whatever is brushed. */
export function keptByText(trials) {
  const own = filterTests();
  return trials.filter((trial) => own.every((test) => test(trial)));
}

export const isSelecting = () => Boolean(filterText() || brushes().size);

export function onSelection(listener) {
  selectionListeners.push(listener);
}

/** Asks anew which trials are kept, and tells everything that shows them. */
export function tellSelection() {
  tests = null;
  selectionListeners.forEach((listener) => listener());
}

onLink(() => {
  tests = null;
});

/** How many trials are left by what, and what of the filter can't be done. */
export function keptInWords() {
  const kept = data.trials.filter(isKept).length;
  return [
    `${count(kept)} of ${plural(data.trials.length, "trial")} shown: ${selectionInWords()}.`,
    ...filterProblems(),
  ].join(" ");
}

export function selectionInWords() {
  const text = filterText();
  return [text ? `“${text}”` : null, ...[...brushes()].map(brushInWords)].filter(Boolean).join(", ");
}
