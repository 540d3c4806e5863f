// Two parameters at once, as numbers.

import { digitsApart, known, plain, rangeDigits } from "./format.js";

/** The contour of the chosen pair, turned where its sides are stored the other way round. */
export function contourFor(contours, x, y) {
  const same = contours.find((one) => one.x.parameter === x && one.y.parameter === y);
  if (same) return same;
  const turned = contours.find((one) => one.x.parameter === y && one.y.parameter === x);
  return { x: turned.y, y: turned.x, values: turned.values[0].map((_, i) => turned.values.map((row) => row[i])) };
}

/** Where a trial lies along a side; within the cell of one of few values it is spread by its number. */
export function sidePlace(side, trial, step) {
  const value = trial.values[side.parameter];
  if (!known(value) || !side.labels.length) return value;
  const cell = side.labels.indexOf(value);
  return cell < 0 ? null : cell + 0.2 + 0.6 * ((trial.number * step) % 1);
}

export function cellValue(side, cell) {
  if (side.labels.length) return sideValue(side, side.labels[cell]);
  const share = (cell + 0.5) / side.cells;
  const value =
    side.scale === "LOG"
      ? Math.exp(Math.log(side.low) + share * (Math.log(side.high) - Math.log(side.low)))
      : side.low + share * (side.high - side.low);
  return `about ${plain(value, Math.max(2, rangeDigits(side.low, side.high, side.scale === "LOG") - 1))}`;
}

export const sideValue = (side, value) => plain(value, digitsApart(side.labels));
