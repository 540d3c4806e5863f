// A confusion matrix, mistakes in red.

import { el } from "../page/dom.js";
import { className } from "../study/classes.js";
import { data } from "../study/data.js";
import { count } from "../study/format.js";

/** Names that are wider than a cell stand upright above the columns. */
const WIDE = 4;

/** @param onPair shows a pair's pictures; null where there are none */
export function matrix(counts, id, onPair) {
  const classes = counts.map((_, i) => i);
  const most = Math.max(1, ...counts.flatMap((row, truth) => row.filter((_, predicted) => truth !== predicted)));
  return el(
    "table",
    { class: data.classes.some((name) => name.length > WIDE) ? "matrix named" : "matrix", id },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("td", { class: "corner", colspan: 2 }),
        el("th", { class: "over", colspan: classes.length }, "predicted"),
      ),
      el(
        "tr",
        {},
        el("td", { class: "corner", colspan: 2 }),
        classes.map((c) => el("th", { scope: "col", title: className(c) }, el("span", {}, className(c)))),
      ),
    ),
    el(
      "tbody",
      {},
      classes.map((truth) =>
        el(
          "tr",
          {},
          truth === 0 ? el("th", { class: "side", rowspan: classes.length }, el("span", {}, "true class")) : null,
          el("th", { scope: "row", title: className(truth) }, className(truth)),
          classes.map((predicted) => matrixCell(truth, predicted, counts[truth][predicted], most, onPair)),
        ),
      ),
    ),
  );
}

function matrixCell(truth, predicted, n, most, onPair) {
  if (truth === predicted) return el("td", { class: "right" }, count(n));
  if (!n) return el("td", { class: "zero" }, "·");
  const words = `${n} of class ${className(truth)} taken for ${className(predicted)}`;
  const label = `${words}: show pictures`;
  const style = { "--share": (0.15 + (0.45 * n) / most).toFixed(2) };
  return onPair
    ? el(
        "td",
        { class: "wrong", style },
        el(
          "button",
          { type: "button", "aria-label": label, title: label, on: { click: () => onPair(truth, predicted) } },
          count(n),
        ),
      )
    : el("td", { class: "wrong", style, title: words }, count(n));
}
