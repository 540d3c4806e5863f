// How to run one trial again without the others.

function aloneAgain(trial) {
  const name = `${data.overview.study}-trial-${trial.number}`.replace(/[^A-Za-z0-9_.-]+/g, "-").replace(/^\./, "-");
  const file = `${data.alone.folder}${name}.yaml`;
  const command = `./werkbank run ${shellWord(file)} --study ${name} --seed=${detailOf(trial).aloneSeed} --workers ${data.origin.provenance.workers}`;
  if (!known(data.alone.space)) return el("div", {}, el("p", {}, "In a copy of the study's space, delete what searches (sampler, scheduler, stop, repeats, ensemble), set trials: 1 and put this in the place of enqueue; then run it."), yamlText(trial, enqueued(trial)), commandText(command));
  const text = data.alone.space + enqueued(trial);
  return el("div", {},
    el("p", {}, "Save its space as ", el("a", { download: `${name}.yaml`, href: `data:application/yaml;charset=utf-8,${encodeURIComponent(text)}` }, `${name}.yaml`), data.alone.folder ? ` in ${data.alone.folder}, since the paths in it are relative to that folder` : "", ", then run this:"),
    commandText(command),
    el("p", { class: "note" }, aloneNote(trial)),
    el("details", {}, el("summary", {}, `The space of trial ${trial.number}`), yamlText(trial, text)));
}

function aloneNote(trial) {
  const threads = plural(data.origin.provenance.threadsPerWorker, "thread");
  return [
    `A study with this seed begins with the seed of trial ${trial.number}: weights, order of images, dropout and augmentation are the same, and on the same machine, with ${threads} a worker as here, the figures too, to the last digit.`,
    trial.state === "PRUNED" || trial.state === "WAITING" ? "Nothing prunes it there, so it trains to its end." : "",
  ].filter(Boolean).join(" ");
}

const commandText = (command) => el("pre", { class: "text command", tabindex: "0", "aria-label": "Command" }, command);
const yamlText = (trial, text) => el("pre", { class: "text", id: "alone-space", tabindex: "0", "aria-label": `Space of trial ${trial.number} as YAML` }, text);

/** The trial's parameters as the one configuration that is tried. */
function enqueued(trial) {
  const entries = Object.entries(trial.values);
  if (!entries.length) return "";
  return `enqueue:\n${entries.map(([name, value], i) => `${i ? "   " : "  -"} ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join("\n")}\n`;
}

/** A word for a POSIX shell. */
const shellWord = (word) => (/^[A-Za-z0-9_./=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
