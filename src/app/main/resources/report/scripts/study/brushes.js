// Brushes: intervals of axes, kept in the address as name:low:high;…

import { axisCalled, shortName, valueOn } from "./axes.js";
import { placeOn } from "./beyond.js";
import { data } from "./data.js";
import { completeEnds, isBeyond, worseEnd } from "./ends.js";
import { known, plain, rangeDigits } from "./format.js";
import { decoded, link } from "./link.js";
import { figure, objectiveDigits } from "./objective.js";

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
  if (intervals.has(OBJECTIVE_AXIS)) intervals.set(OBJECTIVE_AXIS, intervals.get(OBJECTIVE_AXIS).map(toWorseEnd));
  return intervals;
}

/** An interval that all but ends with the objective's axis ends there, where those stand that are too bad for it. */
function toWorseEnd(interval) {
  const ends = completeEnds();
  const worse = worseEnd(ends);
  return interval.map((end) => (Math.abs(end - worse) < (ends.max - ends.min) / 100 ? worse : end));
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
  return [...brushes()].map(([name, intervals]) => {
    const place = name === OBJECTIVE_AXIS ? objectivePlace(completeEnds()) : (trial) => coordinate(name, trial);
    return (trial) => {
      const at = place(trial);
      return known(at) && intervals.some(([low, high]) => low <= at && at <= high);
    };
  });
}

const objectivePlace = (ends) => (trial) => (known(trial.value) ? placeOn(ends, trial.value) : null);

/** Where a trial stands on a parameter's axis: a number, or the place of its choice; nothing where it is inactive. */
export function coordinate(name, trial) {
  const a = axisCalled(name);
  const value = trial.values[name];
  if (!a || !known(value)) return null;
  return a.scale === "CHOICE" ? a.choices.indexOf(value) : value;
}

export function brushInWords([name, intervals]) {
  const words = intervals.map(([low, high]) => {
    const end = brushEnd(name, low, high);
    if (name === OBJECTIVE_AXIS && isOpen(low, high))
      return data.search.higherIsBetter ? `${end(high)} and less` : `${end(low)} and more`;
    return low === high || end(low) === end(high) ? end(low) : `${end(low)} to ${end(high)}`;
  });
  return `${name === OBJECTIVE_AXIS ? data.search.objective : shortName(name)} ${words.join(" or ")}`;
}

/** Whether an interval of the objective has trials in it that are too bad for the axis. */
function isOpen(low, high) {
  const ends = completeEnds();
  const worse = worseEnd(ends);
  return low <= worse && worse <= high && data.trials.some(({ value }) => known(value) && isBeyond(value, ends));
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
