// Which class is taken for which, and how each class fares.

import { follow } from "../page/address.js";
import { el, empty, goTo, head, scrolling, section } from "../page/dom.js";
import { confusionMap, isMap, pairTable } from "./confusion-map.js";
import { matrix } from "./matrix.js";
import { className } from "../study/classes.js";
import { data } from "../study/data.js";
import { count, interval, percent, plural } from "../study/format.js";
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
    balanced(),
    isMap() ? ofMany() : ofFew(),
  );
}

/** Each class counted alike, where they differ in size; nothing of versions that didn't record it. */
function balanced() {
  const { balanced: b } = data.test;
  if (!b) return null;
  return el(
    "p",
    { class: "note", id: "balanced" },
    `Each class counted alike: balanced accuracy ${percent(b.accuracy)} (95 % interval ${interval(b.accuracyInterval)}), macro F1 ${percent(b.f1)} (${interval(b.f1Interval)}).`,
  );
}

function ofFew() {
  return el(
    "div",
    { class: "matrix-and-classes" },
    scrolling("Confusion matrix", matrix(data.test.confusion, "confusion-matrix", showPair), "bare"),
    scrolling("Classes", classTable(data.test.classes), "bare"),
  );
}

function ofMany() {
  const images = data.test.classes.map((c) => c.images);
  return el(
    "div",
    {},
    el("p", { class: "note" }, "Rows are true classes, columns what they were taken for; what is right is left out."),
    confusionMap(data.test.pairs, images),
    el(
      "div",
      { class: "columns" },
      scrolling("Pairs", pairTable(data.test.pairs, images, "confusion-pairs", showPair), "scroll high"),
      scrolling("Classes", classTable(data.test.classes), "scroll high"),
    ),
  );
}

function showPair(truth, predicted) {
  follow("pair", `${truth}-${predicted}`);
  goTo("mistakes", "pair-choice");
}

const f1 = ({ precision, recall }) => (precision + recall ? (2 * precision * recall) / (precision + recall) : 0);

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
        head("F1", "number"),
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
          el("td", { class: "number" }, percent(f1(c))),
        ),
      ),
    ),
  );
}
