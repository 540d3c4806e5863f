// The trials, and what is asked of one here and there.

import { valueOn } from "./axes.js";
import { data } from "./data.js";
import { known } from "./format.js";
import { bestFirst } from "./objective.js";
import { STATE_WORDS } from "./states.js";

let numbered = null;

/** The trial of a bar or a point. */
export function trialOf(one) {
  numbered = numbered || new Map(data.trials.map((trial) => [trial.number, trial]));
  return numbered.get(one.trial);
}

/** Whether a trial's checkpoint has an average of the weights. */
export const keptAverage = (trial) => known(trial.weights) && trial.weights !== "trained";

/** Whether the shares are estimated from it too. */
export const isJudged = (trial) =>
  !known(trial.repeats) &&
  (known(data.mattered.epoch) ? trial.epochs >= data.mattered.epoch : trial.state === "COMPLETE");

/** Whether a trial is a point over two parameters: one that repeats another would lie on it, whichever is the better. */
export const isRanked = (trial) => trial.state === "COMPLETE" && known(trial.value) && !known(trial.repeats);

export const onlyTrial = () => (data.trials.length === 1 ? data.trials[0] : null);

const MAY_COMPLETE = { WAITING: true, INTERRUPTED: true, RUNNING: true };

/** The best of the trials that may yet become complete; null before one of them has an epoch. */
export const leader = () =>
  data.trials.filter((trial) => MAY_COMPLETE[trial.state] && known(trial.value)).sort(bestFirst)[0] || null;

/** The only trial of a study needs no name. */
export const trialInWords = (trial) => (onlyTrial() ? "" : `trial ${trial.number}, `);

/** The trial whose augmentation is shown: the best when a search ended, which a better one may have followed. */
export const augmentedInWords = (number) =>
  `trial ${number}, the best${number === data.overview.best ? "" : " when a search last ended"}`;

export function trialText(trial) {
  const values = data.axes
    .filter((a) => known(trial.values[a.name]))
    .map((a) => [a.name, valueOn(a, trial.values[a.name])])
    .map(([name, value]) => `${name}=${value} ${value}`);
  return [
    "trial",
    trial.number,
    STATE_WORDS[trial.state],
    trial.member ? "ensemble" : "",
    trial.front ? "front" : "",
    trial.breaks?.length ? `breaks ${trial.breaks.join(" ")}` : "",
    known(trial.repeats) ? `repeats ${trial.repeats}` : "",
    trial.cause || "",
    ...values,
  ]
    .join(" ")
    .toLowerCase();
}
