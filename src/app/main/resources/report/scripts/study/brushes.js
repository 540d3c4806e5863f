// Brushes: intervals of axes, kept in the address as name:low:high;…

import { axisCalled, shortName, valueOn } from "./axes.js";
import { data } from "./data.js";
import { known, plain, rangeDigits } from "./format.js";
import { decoded, link } from "./link.js";
import { drawnObjective, figure, objectiveDigits } from "./objective.js";

export const OBJECTIVE_AXIS = "objective";

/** [axis, intervals] of each brushed axis; what names no axis or no interval is passed over. */
export function brushes() {
  const intervals = new Map();
  (link.get("brush") || "")
    .split(";")
    .filter(Boolean)
    .forEach((text) => {
      const [encoded, ...ends] = text.split(":");
      const name = decoded(encoded);
      const [low, high] = ends.map((end) => (end === "" ? NaN : Number(end)));
      if ((name !== OBJECTIVE_AXIS && !axisCalled(name)) || !Number.isFinite(low) || !Number.isFinite(high)) return;
      intervals.set(name, [...(intervals.get(name) || []), [low, high]]);
    });
  return intervals;
}

/** Intervals by axis, as the address has them. */
export const brushText = (intervals) =>
  [...intervals]
    .flatMap(([name, list]) =>
      list.map(([low, high]) => `${encodeURIComponent(name)}:${shortNumber(name, low)}:${shortNumber(name, high)}`),
    )
    .join(";");

/** A place on an axis with two digits more than its labels need. */
function shortNumber(name, value) {
  const a = name === OBJECTIVE_AXIS ? { ...data.reaches, scale: "LINEAR" } : axisCalled(name);
  return Number(value.toPrecision(Math.min(17, rangeDigits(a.low, a.high, a.scale === "LOG") + 2)));
}

export function brushTests() {
  return [...brushes()].map(([name, intervals]) => (trial) => {
    const at = coordinate(name, trial);
    return known(at) && intervals.some(([low, high]) => low <= at && at <= high);
  });
}

/** Where a trial stands on an axis: a number, or the place of its choice; nothing where the parameter is inactive. */
export function coordinate(name, trial) {
  if (name === OBJECTIVE_AXIS) return known(trial.value) ? drawnObjective(trial) : null;
  const a = axisCalled(name);
  const value = trial.values[name];
  if (!a || !known(value)) return null;
  return a.scale === "CHOICE" ? a.choices.indexOf(value) : value;
}

export function brushInWords([name, intervals]) {
  const words = intervals.map(([low, high]) => {
    const end = brushEnd(name, low, high);
    return low === high || end(low) === end(high) ? end(low) : `${end(low)} to ${end(high)}`;
  });
  return `${name === OBJECTIVE_AXIS ? data.search.objective : shortName(name)} ${words.join(" or ")}`;
}

/** Shows an end of a brushed interval, with digits that tell it from the other end. */
function brushEnd(name, low, high) {
  if (name === OBJECTIVE_AXIS)
    return (value) => figure(value, objectiveDigits(high - low) + (data.search.unit === "SHARE" ? 1 : 0));
  const a = axisCalled(name);
  return a.scale === "CHOICE"
    ? (value) => valueOn(a, a.choices[Math.round(value)])
    : (value) => plain(value, rangeDigits(low, high, a.scale === "LOG"));
}
