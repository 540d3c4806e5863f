// The ensemble and its members on the test set.

import { el, head, unseenHead } from "../page/dom.js";
import { memberName, studentName, weightBar } from "./member-name.js";
import { data } from "../study/data.js";
import { forestScale } from "../study/ends.js";
import { NONE, count, interval, known, loss, percent, plain } from "../study/format.js";

export function testedTable(e) {
  const student = data.test.distilled && e.distilled;
  const floats = data.test.floats;
  const shown = [
    // the score on validation is that in 32 bits
    [data.test.ensemble, { name: "Ensemble", accuracy: floats ? undefined : e.accuracy }],
    ...(floats ? [[floats, { name: "Ensemble, 32 bits", accuracy: e.accuracy }]] : []),
    ...(student ? [[data.test.distilled, { ...student, name: studentName(student) }]] : []),
    ...data.test.members.map((row, i) => [row, { ...e.members[i], name: memberName(e.members[i]) }]),
  ];
  const rows = shown.map(([row]) => row);
  const scale = forestScale(rows);
  const more = [
    ["Calibration error", (row) => row.ece, (v) => percent(v)],
    ["s / 1,000 images", (row) => row.secondsPerThousand, (v) => plain(v, 2)],
  ].filter(([, of]) => rows.some((row) => known(of(row))));
  return el(
    "table",
    { class: "forest" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        unseenHead("Classifier"),
        head("Weight"),
        head("Errors", "number"),
        head("Accuracy", "number"),
        el("th", { class: "plot", "aria-hidden": "true" }, forestTicks(scale)),
        head("Log-loss", "number"),
        ...more.map(([words]) => head(words, "number")),
        head("On validation", "number"),
      ),
    ),
    el(
      "tbody",
      {},
      shown.map(([row, chosen]) => testedRow(row, scale, more, chosen)),
    ),
  );
}

/**
 * @param more [words, figure of a row, how it is shown] of columns that older evaluations lack
 * @param chosen the same member, ensemble or distilled network on validation, and its name
 */
function testedRow(row, scale, more, chosen) {
  return el(
    "tr",
    { class: row === data.test.ensemble ? "ensemble" : "" },
    el("th", { scope: "row" }, chosen.name),
    el("td", {}, known(chosen.weight) ? weightBar(chosen.weight) : ""),
    el("td", { class: "number strong" }, count(row.errors)),
    el(
      "td",
      { class: "number" },
      percent(row.accuracy),
      el("span", { class: "visually-hidden" }, `, 95 % interval ${interval(row)}`),
    ),
    el("td", { class: "plot", title: `95 % interval ${interval(row)}` }, forestSpan(row, scale)),
    el("td", { class: "number" }, loss(row.logLoss)),
    more.map(([, of, show]) => el("td", { class: "number" }, known(of(row)) ? show(of(row)) : NONE)),
    el("td", { class: "number" }, percent(chosen.accuracy)),
  );
}

function forestTicks(scale) {
  return el(
    "span",
    { class: "ticks" },
    scale.ticks.map((tick) => el("span", { style: { left: scale.at(tick) } }, percent(tick, scale.digits))),
  );
}

function forestSpan(row, scale) {
  return el(
    "span",
    { class: "span", "aria-hidden": "true" },
    row !== data.test.ensemble
      ? el("i", { class: "reference", style: { left: scale.at(data.test.ensemble.accuracy) } })
      : null,
    el("i", { style: { left: scale.at(row.low), width: `calc(${scale.at(row.high)} - ${scale.at(row.low)})` } }),
    el("b", { style: { left: scale.at(row.accuracy) } }),
  );
}
