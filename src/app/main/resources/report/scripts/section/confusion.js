// Which class is taken for which, and how each class fares.

import { follow } from "../page/address.js";
import { el, empty, goTo, head, section } from "../page/dom.js";
import { matrix } from "./matrix.js";
import { className } from "../study/classes.js";
import { data } from "../study/data.js";
import { count, percent, plural } from "../study/format.js";
import { judged } from "../study/single.js";

export function confusion() {
  if (!data.test)
    return section(
      "confusion",
      "Confusion",
      null,
      empty(
        `The confusion matrix appears once the ${judged()} has been tested. ${data.ensemble ? "Open the test set once, with" : ""}`,
        data.ensemble ? data.origin.evaluateCommand : null,
      ),
    );
  const errors = data.test.ensemble.errors;
  return section(
    "confusion",
    "Confusion",
    `Where the ${judged()}'s ${plural(errors, "error")} on ${count(data.test.images)} test images lie. Select a red field to see its pictures.`,
    el(
      "div",
      { class: "matrix-and-classes" },
      el(
        "div",
        { class: "bare", role: "region", "aria-label": "Confusion matrix", tabindex: "0" },
        matrix(data.test.confusion, "confusion-matrix", showPair),
      ),
      el("div", { class: "bare" }, classTable(data.test.classes)),
    ),
  );
}

function showPair(truth, predicted) {
  follow("pair", `${truth}-${predicted}`);
  goTo("mistakes", "pair-choice");
}

function classTable(classes) {
  return el(
    "table",
    { id: "class-table" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        head("Class"),
        head("Images", "number"),
        head("Missed", "number"),
        head("Recall", "number"),
        head("Precision", "number"),
      ),
    ),
    el(
      "tbody",
      {},
      classes.map((c) =>
        el(
          "tr",
          {},
          el("th", { scope: "row" }, className(c.label)),
          el("td", { class: "number" }, count(c.images)),
          el("td", { class: "number" }, count(Math.round(c.images * (1 - c.recall)))),
          el("td", { class: "number" }, percent(c.recall)),
          el("td", { class: "number" }, percent(c.precision)),
        ),
      ),
    ),
  );
}
