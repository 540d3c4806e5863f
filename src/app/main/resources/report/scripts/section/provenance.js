// Where the figures come from and how to get them again.

import { el, facts, head, section, written } from "../page/dom.js";
import { commandText } from "./alone.js";
import { data } from "../study/data.js";
import { count, known, plural, time } from "../study/format.js";
import { splitInWords } from "../study/split.js";

export function provenance() {
  const o = data.origin;
  const p = o.provenance;
  return section(
    "provenance",
    "Provenance",
    "What these figures depend on, and how to get them again.",
    el(
      "div",
      { class: "columns" },
      el(
        "div",
        {},
        el("h3", {}, "Study"),
        facts([
          ["Seed", studySeed(o)],
          ["Space", o.spaceFile],
          ["Data", o.data.folder],
          ["Split", splitInWords(o.data, p.images)],
          ...(known(p.start) ? [["Start", startingNetwork(p.start)]] : []),
          ["Werkbank", p.werkbank],
          library(p),
          ["Arbiter", p.arbiter],
        ]),
      ),
      el(
        "div",
        {},
        el("h3", {}, "Machine"),
        facts([
          ["Java", p.java],
          ["System", p.os],
          ["Processor", `${p.processor}, ${plural(p.cores, "core")}`],
          ["Engine", p.engine],
          ["Backend", p.backend],
          ["Convolution", p.convolution],
          ...(data.computed.summary.length
            ? [["Computed in", data.computed.summary.map((words) => el("div", {}, words))]]
            : []),
          ["Workers", `${p.workers}, ${plural(p.threadsPerWorker, "thread")} each`],
        ]),
      ),
    ),
    known(data.computed.note) ? el("p", { class: "note", id: "computed-note" }, data.computed.note) : null,
    el("h3", {}, "The same study again"),
    commandText(o.command),
    moreTrialsNote(p),
    el("h3", {}, "Test set"),
    openings(o.openings),
    el("h3", {}, "Data files"),
    dataFiles(p.data),
    el("h3", {}, "Search space"),
    written("Search space as YAML", o.space),
  );
}

/** Sampler and scheduler go by the number of trials that a study begins with. */
const moreTrialsNote = ({ chosenFor }) =>
  known(chosenFor) && chosenFor < data.overview.trials
    ? el(
        "p",
        { class: "note" },
        `Sampler and scheduler were chosen for ${plural(chosenFor, "trial")}; once they have ended, the same command with --trials ${data.overview.trials} goes on.`,
      )
    : null;

/** Of what computes; the record has it by the name of the first engine. Other engines call their library through JavaCPP's presets, which have the version. */
const library = ({ engine, backend, deeplearning4j: version }) =>
  engine === "dl4j" ? ["Deeplearning4j", version] : ["JavaCPP", `presets ${version} of ${backend}`];

/** A zip is kept as it was found; a file of another library has another hash than the zip that was made of it. */
const startingNetwork = ({ source, sourceSha256, sha256 }) => [
  `weights of ${source}, SHA-256 `,
  el("span", { class: "hash" }, sourceSha256),
  ...(sha256 === sourceSha256 ? [] : [", kept as start.zip, ", el("span", { class: "hash" }, sha256)]),
];

/** As the command has it: a page's numbers have fewer digits than a seed. */
const studySeed = ({ command, seed }) => (command.match(/--seed[ =](-?\d+)/) || [null, String(seed)])[1];

function openings(list) {
  if (!list.length) return el("p", {}, "Sealed: nothing has read it.");
  return el(
    "div",
    {},
    el("p", {}, `Opened ${list.length === 1 ? "once" : `${list.length} times`}.`),
    el(
      "table",
      { id: "openings" },
      el("thead", {}, el("tr", {}, head("When"), head("Why"), head("SHA-256 of the images"))),
      el(
        "tbody",
        {},
        list.map((opening) =>
          el(
            "tr",
            {},
            el("td", {}, time(opening.at)),
            el("td", {}, opening.purpose),
            el("td", { class: "hash" }, opening.sha256),
          ),
        ),
      ),
    ),
  );
}

function dataFiles(files) {
  if (!files.length) return el("p", {}, "Not recorded.");
  return el(
    "table",
    {},
    el("thead", {}, el("tr", {}, head("File"), head("Items", "number"), head("SHA-256"))),
    el(
      "tbody",
      {},
      files.map((file) =>
        el(
          "tr",
          {},
          el("td", {}, file.name),
          el("td", { class: "number" }, count(file.items)),
          el("td", { class: "hash" }, file.sha256),
        ),
      ),
    ),
  );
}
