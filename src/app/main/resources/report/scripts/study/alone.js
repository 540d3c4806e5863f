// How to run one trial again without the others.

import { waysOf } from "./computed.js";
import { data } from "./data.js";
import { plural } from "./format.js";
import { detailOf } from "./trial-facts.js";

/** The most letters of a study's name. */
const LONGEST_NAME = 100;

/** Of the study that trains a trial alone: as a new study may be called, whatever this one is. */
export function aloneName(trial) {
  const end = `-trial-${trial.number}`;
  const name = data.overview.study.replace(/[^A-Za-z0-9_.-]+/g, "-").slice(0, LONGEST_NAME - end.length);
  return `${name}${end}`.replace(/^[.-]+/, "");
}

/** The engines of a trial's epochs; the one that the study was begun with where none was recorded. */
function enginesOf(trial) {
  const recorded = new Set(waysOf(trial).map((way) => way.engine));
  return recorded.size ? [...recorded] : [data.origin.provenance.engine];
}

/** The command that trains a trial alone, once its space is saved. */
export function aloneCommand(trial) {
  const engines = enginesOf(trial);
  return [
    `./werkbank run ${shellWord(`${data.alone.folder}${aloneName(trial)}.yaml`)}`,
    `--study ${aloneName(trial)}`,
    `--seed=${detailOf(trial).aloneSeed}`,
    engines.length === 1 ? `--engine ${shellWord(engines[0])}` : "",
    data.alone.precision ? `--precision ${data.alone.precision}` : "",
    `--workers ${data.origin.provenance.workers}`,
    data.origin.data.skipUnreadable ? "--skip-unreadable" : "",
  ]
    .filter(Boolean)
    .join(" ");
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
  const same = `A study with this seed begins with the seed of trial ${trial.number}: weights, order of images, dropout and augmentation are the same`;
  const whole =
    trial.state === "PRUNED" || trial.state === "WAITING" ? " Nothing prunes it there, so it trains to its end." : "";
  return `${same}${figuresAlone(trial)}${whole}`;
}

/** How far the figures of a trial alone are its own, to follow what is the same. */
function figuresAlone(trial) {
  const engines = enginesOf(trial);
  return engines.length === 1
    ? `, and on the same machine, with ${plural(data.origin.provenance.threadsPerWorker, "thread")} a worker as here, the figures too, to the last digit.`
    : `. Figures may differ in their last digits, since its epochs were computed by ${engines.join(", then ")}.`;
}
