// How to run one trial again without the others.

import { data } from "./data.js";
import { plural } from "./format.js";
import { detailOf } from "./trial-facts.js";

/** Of the study that trains a trial alone. */
export const aloneName = (trial) =>
  `${data.overview.study}-trial-${trial.number}`.replace(/[^A-Za-z0-9_.-]+/g, "-").replace(/^\./, "-");

/** The command that trains a trial alone, once its space is saved. */
export function aloneCommand(trial) {
  const file = `${data.alone.folder}${aloneName(trial)}.yaml`;
  return `./werkbank run ${shellWord(file)} --study ${aloneName(trial)} --seed=${detailOf(trial).aloneSeed}${data.alone.precision ? ` --precision ${data.alone.precision}` : ""} --workers ${data.origin.provenance.workers}${data.origin.data.skipUnreadable ? " --skip-unreadable" : ""}`;
}

/** A word for a POSIX shell. */
const shellWord = (word) => (/^[A-Za-z0-9_./=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The trial's parameters as the one configuration that is tried. */
export function enqueued(trial) {
  const entries = Object.entries(trial.values);
  if (!entries.length) return "";
  return `enqueue:\n${entries.map(([name, value], i) => `${i ? "   " : "  -"} ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join("\n")}\n`;
}

export function aloneNote(trial) {
  const threads = plural(data.origin.provenance.threadsPerWorker, "thread");
  return [
    `A study with this seed begins with the seed of trial ${trial.number}: weights, order of images, dropout and augmentation are the same, and on the same machine, with ${threads} a worker as here, the figures too, to the last digit.`,
    trial.state === "PRUNED" || trial.state === "WAITING" ? "Nothing prunes it there, so it trains to its end." : "",
  ]
    .filter(Boolean)
    .join(" ");
}
