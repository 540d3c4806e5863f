// How to run one trial again without the others.

import { el, written } from "../page/dom.js";
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

/** Lines break between words only: Chromium breaks after the dashes of an option as well. */
export const commandText = (command) =>
  el(
    "pre",
    { class: "text command", tabindex: "0", "aria-label": "Command" },
    command.split(/(?<= )/).map((word) => el("span", {}, word)),
  );

const yamlText = (trial, text) => written(`Space of trial ${trial.number} as YAML`, text, { id: "alone-space" });
