// A trial as a row of the table.

import { compareBox } from "../page/compare-choice.js";
import { el, stateMark } from "../page/dom.js";
import { pickTrial } from "../page/open.js";
import { whyInactive } from "../study/axes.js";
import { data } from "../study/data.js";
import { NONE, known } from "../study/format.js";
import { elsewhereInWords } from "../study/luck.js";
import { objectiveKey } from "../study/objective.js";

/** Columns with a figure of the checkpoint. */
const FROM_CHECKPOINT = new Set(["value", "accuracy", "spread", "logLoss", "bestEpoch", "kept"]);

/** Columns whose cells have more than the value, by key. */
const CELLS = { number: numberCell, state: stateCell };

export function trialRow(trial, columns) {
  const cells = columns.map((column) => {
    return column.axis && !known(column.value(trial))
      ? el(
          "td",
          { class: "inactive", title: whyInactive(column.axis) },
          el("span", { "aria-hidden": "true" }, NONE),
          el("span", { class: "visually-hidden" }, "inactive"),
        )
      : el(
          "td",
          {
            class:
              column.key === objectiveKey()
                ? "number strong figure"
                : `${column.kind || ""}${FROM_CHECKPOINT.has(column.key) ? " figure" : ""}`,
          },
          cellContent(column, trial),
        );
  });
  return el(
    "tr",
    {
      "data-trial": trial.number,
      class: [
        trial.number === data.overview.best ? "best" : "",
        ["WAITING", "PRUNED"].includes(trial.state) ? "early" : "",
      ]
        .filter(Boolean)
        .join(" "),
    },
    cells,
  );
}

function cellContent(column, trial) {
  if (CELLS[column.key]) return CELLS[column.key](trial);
  const value = column.value(trial);
  if (!known(value)) return NONE;
  const elsewhere = column.key === objectiveKey() ? elsewhereInWords(trial) : null;
  return known(elsewhere)
    ? el("span", { title: elsewhere }, column.show(value), elsewhereMark(elsewhere))
    : column.show(value);
}

/** The row of the best trial says what it is worth without its luck. */
const elsewhereMark = (words) => el("span", { class: "cause" }, words.replace(/ on other images.*/, " elsewhere"));

function numberCell(trial) {
  return [
    compareBox(trial),
    el(
      "button",
      {
        type: "button",
        class: "plain",
        id: `open-${trial.number}`,
        "aria-label": `Open trial ${trial.number}`,
        on: { click: () => pickTrial(trial) },
      },
      String(trial.number),
    ),
    trial.member
      ? el(
          "span",
          { class: "member", title: "member of the ensemble" },
          el("span", { class: "visually-hidden" }, ", member of the ensemble"),
        )
      : null,
  ];
}

function stateCell(trial) {
  const mark = [
    stateMark(trial.state),
    known(trial.repeats) ? el("span", { class: "cause" }, `repeats ${trial.repeats}`) : null,
  ];
  if (!trial.cause) return mark;
  const cause = trial.detail
    ? el("details", { class: "cause" }, el("summary", {}, trial.cause), el("pre", {}, trial.detail))
    : el("span", { class: "cause" }, trial.cause);
  return [...mark, cause];
}
