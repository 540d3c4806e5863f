// Which trials are compared: they are in the address, as #compare=3,7,12

import { data } from "./data.js";
import { link, onLink } from "./link.js";

export const MOST_COMPARED = 4;

const comparedListeners = [];

export const onCompared = (listener) => comparedListeners.push(listener);

export const tellCompared = () => comparedListeners.forEach((listener) => listener());

onLink(tellCompared);

/** In the order in which they were chosen. */
export function compared() {
  const numbers = [...new Set((link.get("compare") || "").split(",").map(Number))];
  return numbers
    .map((number) => data.trials.find((trial) => trial.number === number))
    .filter(Boolean)
    .slice(0, MOST_COMPARED);
}
