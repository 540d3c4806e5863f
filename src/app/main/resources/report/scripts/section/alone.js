// How to run one trial again without the others.

import { el } from "../page/dom.js";
import { aloneCommand, aloneName, aloneNote, enqueued } from "../study/alone.js";
import { data } from "../study/data.js";
import { known } from "../study/format.js";

export function aloneAgain(trial) {
  const name = aloneName(trial);
  const command = aloneCommand(trial);
  if (!known(data.alone.space))
    return el(
      "div",
      {},
      el(
        "p",
        {},
        "In a copy of the study's space, delete what searches (sampler, scheduler, stop, repeats, ensemble), set trials: 1 and put this in the place of enqueue; then run it.",
      ),
      yamlText(trial, enqueued(trial)),
      commandText(command),
    );
  const text = data.alone.space + enqueued(trial);
  return el(
    "div",
    {},
    el(
      "p",
      {},
      "Save its space as ",
      el(
        "a",
        { download: `${name}.yaml`, href: `data:application/yaml;charset=utf-8,${encodeURIComponent(text)}` },
        `${name}.yaml`,
      ),
      data.alone.folder ? ` in ${data.alone.folder}, since the paths in it are relative to that folder` : "",
      ", then run this:",
    ),
    commandText(command),
    el("p", { class: "note" }, aloneNote(trial)),
    el("details", {}, el("summary", {}, `The space of trial ${trial.number}`), yamlText(trial, text)),
  );
}

export const commandText = (command) =>
  el("pre", { class: "text command", tabindex: "0", "aria-label": "Command" }, command);

const yamlText = (trial, text) =>
  el(
    "pre",
    { class: "text", id: "alone-space", tabindex: "0", "aria-label": `Space of trial ${trial.number} as YAML` },
    text,
  );
