// Which trials are compared: they are in the address, as #compare=3,7,12

import { data } from "./data.js";
import { link, onLink } from "./link.js";
import { missingTrials } from "./pick.js";

export const MOST_COMPARED = 4;

const comparedListeners = [];

export const onCompared = (listener) => comparedListeners.push(listener);

export const tellCompared = () => comparedListeners.forEach((listener) => listener());

onLink(tellCompared);

/** Those of the address that are there, in its order. */
function asked() {
  const numbers = [...new Set((link.get("compare") || "").split(",").map(Number))];
  return numbers.map((number) => data.trials.find((trial) => trial.number === number)).filter(Boolean);
}

/** In the order in which they were chosen. */
export const compared = () => asked().slice(0, MOST_COMPARED);

/** What the address asks for in vain, in words; empty where it gets all. */
export function comparedInVain() {
  const left = asked().slice(MOST_COMPARED);
  return [
    missingTrials("compare"),
    left.length
      ? `Four trials are compared at most, so trial ${left.map((trial) => trial.number).join(", ")} is left out.`
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}
