// Ends of the axes of learning curves, and what lies below them.

import { percent, plural } from "./format.js";
import { link } from "./link.js";

/** So many times as high an axis may be as it would be without the lowest epochs. */
const MOST_ROOM = 3;

/** First epochs may lie far below the rest; then so large a share of them, the lowest, may leave the axis. */
function endsWithout(share, sorted) {
  const last = sorted.length - 1;
  if (last < 0) return { min: 0, max: 1 };
  const [lowest, cut, high] = [sorted[0], sorted[Math.floor(sorted.length * share)], sorted[last]];
  const low = high - lowest > MOST_ROOM * (high - cut) ? cut : lowest;
  const pad = Math.max(0.0005, (high - low) * 0.08);
  return { min: Math.max(0, low - pad), max: Math.min(1, high + pad) };
}

/** Of a few trials' accuracies, sorted. */
export const compareEnds = (sorted) => endsWithout(0.1, sorted);

/** Whether every epoch was asked for, here or by the charts of the objective. */
const showsAllEpochs = () => link.get("epochs") === "all" || link.get("range") === "all";

/** Of all trials' accuracies, sorted. */
export const curveEnds = (sorted) => endsWithout(showsAllEpochs() ? 0 : 0.15, sorted);

/** What of the lines lies below the axis, each { trial, coords: [epoch, accuracy] }; nothing where all is to be seen. */
export function belowInWords(lines, { min }) {
  const below = lines
    .map(({ trial, coords }) => ({ trial, all: coords.length, low: coords.filter(([, y]) => y < min).length }))
    .filter(({ low }) => low);
  const epochs = below.reduce((sum, { low }) => sum + low, 0);
  if (!epochs) return "";
  const unseen = below.filter(({ all, low }) => all === low);
  const altogether =
    unseen.length === 1
      ? `, trial ${unseen[0].trial.number} altogether`
      : unseen.length
        ? `, ${unseen.length} trials altogether`
        : "";
  const of = below.length === 1 ? `trial ${below[0].trial.number}` : plural(below.length, "trial");
  return `The axis begins at ${percent(min)}: ${plural(epochs, "epoch")} of ${of} ${epochs === 1 ? "lies" : "lie"} below it${altogether}.`;
}

/** How many of the accuracies stand on the lower edge, below which they lie; nothing where none does. */
export function onEdgeInWords(values, { min }) {
  const low = values.filter((value) => value < min).length;
  if (!low) return "";
  return `${plural(low, "epoch")} with less accuracy than ${percent(min)} ${low === 1 ? "stands" : "stand"} on the lower edge.`;
}
