// What mattered, in words.

import { data } from "./data.js";
import { count, known, plural } from "./format.js";

/** What chance reaches more often is said with a question mark, and nothing is concluded from it. */
export const CLEAR = 0.05;

/** Which trials, and after what training. */
export function judgedInWords(m) {
  const repeats = data.trials.some((trial) => known(trial.repeats)) ? ", repeats left out" : "";
  if (!known(m.epoch)) return plural(m.trials, "complete trial") + repeats;
  return `${plural(m.trials, "trial")}${repeats}, as they stood after ${m.epoch === 1 ? "the first epoch" : `${count(m.epoch)} epochs`}: further than that too few of them came`;
}
