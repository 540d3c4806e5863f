// A trial's tooltip.

import { tip } from "./look.js";
import { namedValues } from "../study/axes.js";
import { computedInWords, isComputedApart } from "../study/computed.js";
import { data } from "../study/data.js";
import { known, loss, percent } from "../study/format.js";
import { figure, objectiveKey } from "../study/objective.js";
import { STATE_WORDS } from "../study/states.js";

export function trialTip(trial) {
  return tip(`Trial ${trial.number}, ${STATE_WORDS[trial.state]}`, [
    [data.search.objective, known(trial.reached) ? figure(trial.reached) : null],
    ["validation accuracy", objectiveKey() !== "accuracy" && known(trial.accuracy) ? percent(trial.accuracy) : null],
    ["log-loss", known(trial.logLoss) ? loss(trial.logLoss) : null],
    ["epochs", String(trial.epochs)],
    ["repeats trial", known(trial.repeats) ? String(trial.repeats) : null],
    ["computed in", isComputedApart() ? computedInWords(trial) : null],
    ...namedValues(trial),
    ["cause", trial.cause],
  ]);
}
