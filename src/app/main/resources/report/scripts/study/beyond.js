// Trials that are too bad for an axis of the objective: they stand at its end, and are told below the chart.

import { data } from "./data.js";
import { isBeyond, worseEnd } from "./ends.js";
import { plural } from "./format.js";
import { figure } from "./objective.js";

/** Where a value is drawn. */
export const placeOn = (ends, value) => (isBeyond(value, ends) ? worseEnd(ends) : value);

/** The side on which they stand where the axis is upright. */
export const worseEdge = () => (data.search.higherIsBetter ? "lower" : "upper");

const beyondWhat = ({ min, max }) => (data.search.higherIsBetter ? `below ${figure(min)}` : `above ${figure(max)}`);

/** Says how many of the values are drawn as triangles; nothing where none is. */
export function trianglesInWords(values, ends) {
  const beyond = values.filter((value) => isBeyond(value, ends)).length;
  return beyond
    ? `${plural(beyond, "trial")} ${beyondWhat(ends)} ${beyond === 1 ? "is" : "are"} drawn as a triangle on the ${worseEdge()} edge.`
    : "";
}

/** Says how many of the values stand at the end of an axis that lies beside others; nothing where none does. */
export function standingInWords(values, ends) {
  const beyond = values.filter((value) => isBeyond(value, ends)).length;
  return beyond
    ? `${plural(beyond, "trial")} ${beyondWhat(ends)} ${beyond === 1 ? "stands" : "stand"} at the end of the axis of ${data.search.objective}.`
    : "";
}
