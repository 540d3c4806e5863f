// Ends of the charts' axes.

import { data } from "./data.js";
import { known, plain, rangeDigits } from "./format.js";
import { link } from "./link.js";

/** Ends of an axis of the objective, but not beyond what a figure can be. */
const possible = (min, max) => ({ min: Math.max(0, min), max: data.search.unit === "SHARE" ? Math.min(1, max) : max });

/** Ends of an axis of the objective: where most trials lie, or everything. */
export function objectiveEnds(values) {
  const range = data.reaches;
  if (!range) return { min: 0, max: 1 };
  const all = link.get("range") === "all" ? values : [];
  const low = all.reduce((least, value) => Math.min(least, value), range.low);
  const high = all.reduce((most, value) => Math.max(most, value), range.high);
  const pad = Math.max(data.search.unit === "COUNT" ? 1 : 0.0005, (high - low) * 0.08);
  const [below, above] = data.search.higherIsBetter ? [1.6 * pad, pad] : [pad, 1.6 * pad];
  return possible(low - below, high + above);
}

/** Ends of an axis of complete trials alone, which may lie in a small part of the others' range: of most, or of all. */
export function completeEnds() {
  const values = data.trials.filter((t) => t.state === "COMPLETE" && known(t.value)).map((t) => t.value);
  const range = data.reaches || { low: 0, high: 1 };
  const isShown = (value) => link.get("range") === "all" || !isBeyond(value, { min: range.low, max: range.high });
  const shown = [values.filter(isShown), values, [range.low, range.high]].find((list) => list.length);
  const [low, high] = shown.reduce(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );
  const pad = Math.max(data.search.unit === "COUNT" ? 1 : 0.0002, (high - low) * 0.04);
  return possible(low - pad, high + pad);
}

/** Where what is too bad to be drawn stands. */
export const worseEnd = (ends) => (data.search.higherIsBetter ? ends.min : ends.max);

export const isBeyond = (value, ends) => (data.search.higherIsBetter ? value < ends.min : value > ends.max);

/** 0 for the worse end, 1 for the better; of the range where most trials lie, if no other is given. */
export function standing(value, { low, high } = data.reaches) {
  const share = high > low ? (value - low) / (high - low) : 1;
  return data.search.higherIsBetter || high <= low ? share : 1 - share;
}

export function accuracyEnds(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = Math.max(0.0003, (high - low) * 0.15);
  return { min: Math.max(0, low - pad), max: Math.min(1, high + pad) };
}

/** Ends of an axis of accuracies from the lowest to the highest. */
export function shareEnds(values) {
  const found = values.filter(known);
  const [low, high] = found.length ? [Math.min(...found), Math.max(...found)] : [0, 1];
  const pad = Math.max(0.0005, (high - low) * 0.05);
  return { min: Math.max(0, low - pad), max: Math.min(1, high + pad) };
}

/** Room above and below the values. */
export function valueEnds(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = Math.max(high - low, 1e-3) * 0.12;
  return possible(low - pad, high + pad);
}

/** Points [x, y, what y is]; one below the axis stands on its edge, since nothing has no place on a logarithmic axis. */
export const notBelow = (points, { min }) => points.map(([x, y]) => [x, known(y) ? Math.max(y, min) : null, y]);

export function forestScale(rows) {
  const low = Math.min(...rows.map((row) => row.low));
  const high = Math.max(...rows.map((row) => row.high));
  const at = (value) => `${(100 * (value - low)) / (high - low || 1)}%`;
  const step = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2].find((s) => (high - low) / s <= 4) || 0.5;
  const ticks = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++) ticks.push(i * step);
  return { at, ticks, digits: step < 0.001 ? 2 : step < 0.01 ? 1 : 0 };
}

/** Both ends have a label; a round number next to one of them goes without. */
export function unlessCrowded(low, high, log) {
  const at = log ? Math.log : (value) => value;
  const near = 0.07 * (at(high) - at(low));
  const digits = rangeDigits(low, high, log);
  return (value) => {
    const [fromLow, toHigh] = [at(value) - at(low), at(high) - at(value)];
    const end = Math.abs(fromLow) < near / 1000 || Math.abs(toHigh) < near / 1000;
    return !end && (fromLow < near || toHigh < near) ? "" : plain(value, digits);
  };
}
