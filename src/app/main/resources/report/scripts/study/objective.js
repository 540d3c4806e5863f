// What the search improves: its column, its figures and which trial is better.

import { data } from "./data.js";
import { NONE, accuracyDigits, count, known, percent } from "./format.js";

/** Columns of the objectives that every trial has a figure of; another objective has a column of its own. */
const OBJECTIVE_COLUMNS = { "val-accuracy": "accuracy", "val-loss": "logLoss" };

/** The column that the objective decides by. */
export const objectiveKey = () => OBJECTIVE_COLUMNS[data.search.objectiveId] || "value";

/** Digits that tell the marks of an axis of the objective apart, which spans so much. */
export function objectiveDigits(span) {
  if (data.search.unit === "SHARE") return accuracyDigits(span);
  return span > 0 ? Math.max(0, 1 - Math.floor(Math.log10(span))) : 3;
}

/** The objective's figure, in its own unit; with more digits than usual where the trials lie closer together. */
export function figure(value, digits = usualDigits()) {
  if (!known(value)) return NONE;
  if (data.search.unit === "SHARE") return percent(value, digits);
  return data.search.unit === "NATS" ? value.toFixed(digits) : count(value);
}

function usualDigits() {
  const span = data.reaches ? data.reaches.high - data.reaches.low : 0;
  return Math.max(data.search.unit === "NATS" ? 4 : 2, span > 0 ? objectiveDigits(span) : 0);
}

/** A mean or a spread of the objective's figures: a count has a digit more. */
export const meanFigure = (value) => (data.search.unit === "COUNT" ? value.toFixed(1) : figure(value));

/** The objective such that less is better; the worst for a trial without a checkpoint. */
export function objectiveLoss(trial) {
  if (!known(trial.value)) return Number.MAX_VALUE;
  return data.search.higherIsBetter ? -trial.value : trial.value;
}

/** Stands before a value that trials reach or surpass. */
export const asGoodAs = () => (data.search.higherIsBetter ? "at least" : "at most");

/** How far a trial is beyond the constraints; the furthest without a checkpoint. */
const beyondLimits = (trial) => (known(trial.value) ? (trial.beyond ?? 0) : Number.MAX_VALUE);

export function bestFirst(a, b) {
  return (
    beyondLimits(a) - beyondLimits(b) ||
    objectiveLoss(a) - objectiveLoss(b) ||
    (a.logLoss ?? 1e9) - (b.logLoss ?? 1e9) ||
    a.number - b.number
  );
}
