// Parameters: their names as they are shown in tables and charts, and their values.

import { data } from "./data.js";
import { digitsApart, known, plain, rangeDigits } from "./format.js";
import { ALSO_CALLED, COLUMN_LABELS, dashed } from "./headings.js";

/** Headings of the table and their other names, which no parameter takes for its own. */
const HEADINGS = new Set([
  "objective",
  ...Object.entries(COLUMN_LABELS).flatMap(([key, label]) => [dashed(label), ...(ALSO_CALLED[key] || [])]),
]);

let shortNames = null;

/** `augmentation.rotation` is shown as `rotation`, unless something else is called so. */
export function shortName(name) {
  shortNames = shortNames || new Map(data.axes.map((a) => [a.name, withoutFirst(a.name)]));
  return shortNames.get(name) || name;

  function withoutFirst(whole) {
    const rest = withoutRoom(whole);
    const others = data.axes.map((a) => a.name).filter((other) => other !== whole);
    const taken = others.some((other) => other === rest || withoutRoom(other) === rest);
    return taken || HEADINGS.has(rest.toLowerCase()) ? whole : rest;
  }
}

const withoutRoom = (name) => name.replace(/^[\w-]+\./, "");

export const axisCalled = (name) => data.axes.find((a) => a.name === name);

/** Digits of an axis's values, such that no two of them that differ look alike. */
export const axisDigits = (a) =>
  a.scale === "CHOICE" ? digitsApart(a.choices) : rangeDigits(a.low, a.high, a.scale === "LOG");

/** A parameter's value with the digits of its axis. */
export const valueOn = (a, value) => plain(value, axisDigits(a));

/** [name, value] of a trial's active parameters, as they are shown. */
export function namedValues(trial) {
  return data.axes
    .filter((a) => known(trial.values[a.name]))
    .map((a) => [shortName(a.name), valueOn(a, trial.values[a.name])]);
}

/** Why a parameter has no value in a trial, in words. */
export const whyInactive = (a) => (a.when ? `inactive: has a value only when ${a.when}` : "no value in this trial");

export function mostInfluentialFirst() {
  const place = new Map(data.mattered.influences.map((one, i) => [one.parameter, i]));
  return [...data.axes].sort((a, b) => (place.get(a.name) ?? 1e6) - (place.get(b.name) ?? 1e6));
}
