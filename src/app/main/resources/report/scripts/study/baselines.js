// What can be reached without a network.

import { className } from "./classes.js";
import { data } from "./data.js";
import { count, known, percent, plural } from "./format.js";
import { figure } from "./objective.js";

const METHODS = [
  ["linear", "linear model"],
  ["majority", "majority class"],
];

/** [name, the objective's figure] of each method that has one. */
export function baselines() {
  if (!data.baselines) return [];
  return METHODS.map(([key, name]) => [name, data.baselines[key].value]).filter(([, value]) => known(value));
}

/** Those that the ends of an axis leave room for. */
export const baselinesWithin = ({ min, max }) => baselines().filter(([, value]) => value >= min && value <= max);

/** Those that they leave no room for, in words. */
export function baselinesBeyond({ min, max }) {
  const beyond = baselines().filter(([, value]) => value < min || value > max);
  return beyond.length
    ? `Without a network: ${beyond.map(([name, value]) => `${name} ${figure(value)}`).join(", ")}.`
    : "";
}

/** Both methods in a sentence. */
export function baselinesInWords() {
  const { majority, linear, majorityClass, images, learnedFrom, trainingImages, height, width } = data.baselines;
  const of = learnedFrom < trainingImages ? ` of ${count(trainingImages)}` : "";
  const reach = (row) => `${percent(row.accuracy)} (balanced accuracy ${percent(row.balancedAccuracy)})`;
  return `majority class (${className(majorityClass)}) ${reach(majority)}, linear model on the pixels ${reach(linear)}, on ${plural(images, "validation image")}; the latter learned from ${count(learnedFrom)}${of} at ${height} × ${width}`;
}
