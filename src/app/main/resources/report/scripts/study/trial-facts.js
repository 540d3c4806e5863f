// What is known of a trial, for its own view and for the comparison.

import { pairWords, pairsOf } from "./classes.js";
import { algorithmsOf, computedInWords } from "./computed.js";
import { data } from "./data.js";
import { NONE, count, duration, known, loss, percent, plain, plural } from "./format.js";
import { figure } from "./objective.js";
import { LEG_ENDS } from "./states.js";
import { keptAverage } from "./trials.js";

export const detailOf = (trial) => data.details.trials[trial.number];

/** Figures of a trial. `better` is 1 where more is better, -1 where less is; a `rare` one is shown only where there is a value; a `list` has semicolons between its entries. */
export function trialFigures() {
  const all = [
    {
      objective: "val-accuracy",
      name: "Validation accuracy",
      value: (t) => t.accuracy,
      show: (v) => percent(v),
      better: 1,
    },
    { objective: "val-loss", name: "Validation log-loss", value: (t) => t.logLoss, show: loss, better: -1 },
    {
      objective: "val-f1",
      name: "Validation macro F1",
      value: (t) => detailOf(t).macroF1,
      show: (v) => percent(v),
      better: 1,
    },
    {
      objective: "val-balanced-accuracy",
      name: "Validation balanced accuracy",
      value: (t) => detailOf(t).balancedAccuracy,
      show: (v) => percent(v),
      better: 1,
    },
    {
      objective: "val-errors",
      name: "Validation errors",
      value: (t) => detailOf(t).errors,
      show: errorsInWords,
      better: -1,
    },
    { name: "Reached so far", value: (t) => (known(t.value) ? null : t.reached), show: (v) => figure(v), rare: true },
    { name: "Spread of folds", value: (t) => t.spread, show: (v) => percent(v), rare: true },
    { name: "Epochs", value: (t) => t.epochs, show: count },
    { name: "Best epoch", value: (t) => t.bestEpoch, show: count },
    ...(data.trials.some(keptAverage) ? [{ name: "Weights kept", value: (t) => t.weights, show: String }] : []),
    { name: "Network size", value: (t) => t.parameters, show: (v) => `${count(v)} weights` },
    { name: "Time", value: (t) => t.seconds || null, show: duration },
    { name: "Computed in", value: computedInWords, show: String, rare: true },
    { name: "Algorithms", value: algorithmsOf, show: String, rare: true, list: true },
    { name: "Time of an image", value: (t) => detailOf(t).secondsPerImage, show: (v) => `${plain(1000 * v)} ms` },
  ];
  const isObjective = (one) => one.objective === data.search.objectiveId;
  return [
    ...all.filter(isObjective).map((one) => ({ ...one, note: "objective" })),
    ...all.filter((one) => !isObjective(one)),
  ];
}

export const validationImages = () => data.details.classImages.reduce((sum, images) => sum + images, 0);

function errorsInWords(errors) {
  return validationImages() ? `${count(errors)} of ${count(validationImages())}` : count(errors);
}

export const legsOf = (trial) => data.timeline.bars.filter((bar) => bar.trial === trial.number);

/** Where a trial ran, a line for each time. */
export function legsInWords(trial) {
  return legsOf(trial).map((bar) => {
    const epochs =
      bar.lastEpoch < bar.firstEpoch
        ? "no whole epoch"
        : bar.lastEpoch === bar.firstEpoch
          ? `epoch ${bar.firstEpoch}`
          : `epochs ${bar.firstEpoch} to ${bar.lastEpoch}`;
    const { lanes, unknown } = data.timeline;
    return `${bar.lane === unknown ? "worker not known" : lanes[bar.lane]}: ${epochs}, ${LEG_ENDS[bar.end]}, ${duration(bar.to - bar.from)}`;
  });
}

/** Counts [true class][predicted class] on the validation images; null where they are not in the page. */
export function validationConfusion(trial) {
  const { mistakes } = detailOf(trial);
  if (!known(mistakes)) return null;
  const counts = data.details.classImages.map((images, truth) =>
    data.details.classImages.map((_, predicted) => (truth === predicted ? images : 0)),
  );
  pairsOf(mistakes).forEach(({ truth, predicted, images }) => {
    counts[truth][predicted] = images;
    counts[truth][truth] -= images;
  });
  return counts;
}

export function worstMistake(trial) {
  const { mistakes } = detailOf(trial);
  if (!known(mistakes)) return NONE;
  if (!mistakes.length) return "none";
  const [first] = pairsOf(mistakes);
  return pairWords(first);
}

/** Why a trial has no matrix. */
export function noConfusion(trial) {
  if (!known(trial.bestEpoch)) return "This trial has no checkpoint, so nothing was counted.";
  if (data.details.leftOut)
    return `Left out to keep the page small, as for ${plural(data.details.leftOut - 1, "other trial")}: it has the matrices of the best ones.`;
  return "Not counted: the trial was recorded by a version that did not count yet.";
}
