// What the trials reached one after the other, and how many reached how much.

import { baselinesBeyond } from "./baselines.js";
import { placeOn, trianglesInWords, worseEdge } from "./beyond.js";
import { data } from "./data.js";
import { isBeyond, objectiveEnds } from "./ends.js";
import { count, known, plain, plural, rangeDigits } from "./format.js";
import { objectiveLoss } from "./objective.js";
import { FALLEN } from "./states.js";
import { thinned, thinnedInWords } from "./thinned.js";

export function bestSoFar(ends) {
  let best = null;
  const line = [];
  const point = (number) => line.push([number, placeOn(ends, best.value)]);
  data.trials
    .filter((trial) => trial.state === "COMPLETE" && known(trial.value) && !known(trial.beyond))
    .forEach((trial) => {
      if (!best || objectiveLoss(trial) < objectiveLoss(best)) best = trial;
      point(trial.number);
    });
  if (best) point(data.trials[data.trials.length - 1].number);
  return line;
}

/** Ends of the axis on which these trials are drawn. */
export const historyEnds = (shown) => objectiveEnds(shown.map((trial) => trial.reached).filter(known));

/** Whether a trial with a result is too bad for the axis. */
export const isOnEdge = (trial, ends) => !FALLEN.has(trial.state) && isBeyond(trial.reached, ends);

/** Tells how these trials are drawn. */
export function historyNote(shown) {
  const drawn = thinned(shown, MOST_POINTS);
  const ends = historyEnds(drawn);
  const fallen = drawn.filter((trial) => FALLEN.has(trial.state)).length;
  const others = drawn.filter((trial) => !FALLEN.has(trial.state)).map((trial) => trial.reached);
  return [
    fallen ? `Failed and diverged trials (${fallen}) stand on the ${worseEdge()} edge.` : "",
    trianglesInWords(others, ends),
    baselinesBeyond(ends),
    thinnedInWords(shown, MOST_POINTS),
    "Select a point to open its trial.",
  ]
    .filter(Boolean)
    .join(" ");
}

export function historyInWords(shown) {
  const best = data.overview.best;
  return `Scatter chart of ${plural(shown.length, "trial")}.` + (best ? ` The best is trial ${best}.` : "");
}

export const MOST_POINTS = 2000;

const MOST_STEPS = 1000;

/** The best value first, whether its trial keeps the constraints or not. */
export const rankedValues = (trials) =>
  [...trials].sort((a, b) => objectiveLoss(a) - objectiveLoss(b)).map((trial) => trial.value);

/** Points [value, share of the values that come no later], of many only some. */
export function steps(ranked) {
  const step = Math.max(1, Math.ceil(ranked.length / MOST_STEPS));
  return ranked
    .map((value, i) => [value, (i + 1) / ranked.length])
    .filter((_, i) => i % step === 0 || i === ranked.length - 1);
}

/** A line of how large a share is at least as good as each value: it rises where a value is reached, the best first. */
export const distributionLine = (ranked) => ({ type: "line", step: "end", data: steps(ranked) });

/** With digits that tell the costs of the trials apart. */
export function costFigure(value) {
  const costs = data.front.points.map((point) => point.cost);
  const digits = rangeDigits(Math.min(...costs), Math.max(...costs));
  if (value >= 1e6) return `${plain(value / 1e6, Math.max(4, digits))} million`;
  return value >= 1 ? count(value) : plain(value, digits);
}
