// Which trial is looked at: the one that the address names, or else the best.

import { data } from "./data.js";
import { link, onLink } from "./link.js";

export let pickedTrial = null;

/** Looks at a trial, whatever the address names. */
export function setPicked(trial) {
  pickedTrial = trial;
}

export function choosePicked() {
  const named = (number) => data.trials.find((trial) => trial.number === number);
  pickedTrial = named(Number(link.get("trial"))) || named(data.overview.best) || data.trials[0] || null;
}

/** What the address asks for in vain: trials that are not there; empty where all are. */
export function missingTrials(key) {
  const missing = (link.get(key) || "")
    .split(",")
    .filter(Boolean)
    .filter((number) => !data.trials.some((trial) => String(trial.number) === number));
  if (!missing.length) return "";
  const numbers = data.trials.map((trial) => trial.number);
  return `The address asks for trial ${missing.join(", ")}, which this study does not have: its trials are ${Math.min(...numbers)} to ${Math.max(...numbers)}.`;
}

// Before anything that shows it, whichever way the parts of the page stand.
onLink(choosePicked);
