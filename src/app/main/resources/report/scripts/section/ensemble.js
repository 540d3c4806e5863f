// The ensemble against its members.

import { el, empty, facts, head, scrolling, section, unseenHead } from "../page/dom.js";
import { ensembleParts } from "./ensemble-parts.js";
import { memberName, studentName, weightBar } from "./member-name.js";
import { testedTable } from "./tested-table.js";
import { data } from "../study/data.js";
import { count, loss, percent, percentagePoints, plain, plural, time } from "../study/format.js";
import { bestMember, checkpointName } from "../study/members.js";
import { judgedAlone } from "../study/single.js";

const METHOD_WORDS = {
  average: "with equal weights",
  diverse: "with equal weights, chosen such that no two agree too often",
  weighted: "with the weights that fit the validation images best",
  greedy: "picked one after another, each for the best average",
};

export function ensemble() {
  const e = data.ensemble;
  if (e && judgedAlone()) return null;
  if (!e) {
    return section(
      "ensemble",
      "Ensemble",
      null,
      empty("No ensemble has been built from this study yet. Build one with", data.origin.ensembleCommand),
    );
  }
  const lead = `The mean of the probabilities of ${plural(e.members.length, "member")}, ${METHOD_WORDS[e.method] || `by the method ${e.method}`}; chosen on the ${count(e.images)} validation images alone, ${time(e.built)}.`;
  return section(
    "ensemble",
    "Ensemble against its members",
    lead,
    data.test
      ? el("p", { class: "verdict" }, data.test.comparison)
      : empty(
          "Not tested yet; the figures below are from the validation images. Open the test set once, with",
          data.origin.evaluateCommand,
        ),
    gainFacts(),
    scrolling("Ensemble and members", data.test ? testedTable(e) : validationTable(e)),
    data.test
      ? el(
          "p",
          { class: "note" },
          `Accuracy on ${count(data.test.images)} test images with Wilson's 95 % interval. Members, weights and temperature were fixed before the test set was opened.`,
        )
      : null,
    ...ensembleParts(e),
  );
}

function gainFacts() {
  const d = data.test && data.test.diagnostics;
  if (!d) return null;
  return facts([
    [
      `Gain over ${checkpointName(bestMember())}`,
      `${percentagePoints(d.gain.gain)} percentage points; 95 % bootstrap interval ${percentagePoints(d.gain.low)} to ${percentagePoints(d.gain.high)}`,
    ],
    ["Macro F1", percent(d.macro.f1)],
    ["Speed", `${count(Math.round(1000 / d.secondsPerThousand))} images/s for all members together`],
    ...studentFacts(data.ensemble.distilled, data.test.distilled, d),
  ]);
}

/** What one network in the ensemble's place saves. */
function studentFacts(student, tested, diagnostics) {
  if (!student || !tested) return [];
  const megabytes = (bytes) => `${plain(bytes / 1e6, 2)} MB`;
  return [
    [
      "Distilled",
      `${count(student.parameters)} parameters; ${megabytes(student.bytes)} against ${megabytes(student.ofAll)}, ${(diagnostics.secondsPerThousand / tested.secondsPerThousand).toFixed(1)} times as fast`,
    ],
  ];
}

function validationTable(e) {
  const row = (name, weight, one, kind) =>
    el(
      "tr",
      { class: kind },
      el("th", { scope: "row" }, name),
      el("td", {}, weight),
      el("td", { class: "number strong" }, count(one.errors)),
      el("td", { class: "number" }, percent(one.accuracy)),
      el("td", { class: "number" }, loss(one.logLoss)),
    );
  return el(
    "table",
    {},
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        unseenHead("Classifier"),
        head("Weight"),
        head("Errors", "number"),
        head("Validation accuracy", "number"),
        head("Log-loss", "number"),
      ),
    ),
    el(
      "tbody",
      {},
      row("Ensemble", "", e, "ensemble"),
      e.distilled ? row(studentName(e.distilled), "", e.distilled, "") : null,
      e.members.map((member) => row(memberName(member), weightBar(member.weight), member, "")),
    ),
  );
}
