// Which class is taken for which, and how each class fares.

function confusion() {
  if (!data.test) return section("confusion", "Confusion", null, empty(`The confusion matrix appears once the ${judged()} has been tested. ${data.ensemble ? "Open the test set once, with" : ""}`, data.ensemble ? data.origin.evaluateCommand : null));
  const errors = data.test.ensemble.errors;
  return section("confusion", "Confusion", `Where the ${judged()}'s ${plural(errors, "error")} on ${count(data.test.images)} test images lie. Select a red field to see its pictures.`,
    el("div", { class: "matrix-and-classes" },
      el("div", { class: "bare", role: "region", "aria-label": "Confusion matrix", tabindex: "0" }, matrix(data.test.confusion, "confusion-matrix", showPair)),
      el("div", { class: "bare" }, classTable(data.test.classes))));
}

/** @param onPair shows a pair's pictures; null where there are none */
function matrix(counts, id, onPair) {
  const classes = counts.map((_, i) => i);
  const most = Math.max(1, ...counts.flatMap((row, truth) => row.filter((_, predicted) => truth !== predicted)));
  return el("table", { class: "matrix", id },
    el("thead", {},
      el("tr", {}, el("td", { class: "corner", colspan: 2 }), el("th", { class: "over", colspan: classes.length }, "predicted")),
      el("tr", {}, el("td", { class: "corner", colspan: 2 }), classes.map((c) => el("th", { scope: "col" }, className(c))))),
    el("tbody", {}, classes.map((truth) => el("tr", {},
      truth === 0 ? el("th", { class: "side", rowspan: classes.length }, el("span", {}, "true class")) : null,
      el("th", { scope: "row" }, className(truth)),
      classes.map((predicted) => matrixCell(truth, predicted, counts[truth][predicted], most, onPair))))));
}

function matrixCell(truth, predicted, n, most, onPair) {
  if (truth === predicted) return el("td", { class: "right" }, count(n));
  if (!n) return el("td", { class: "zero" }, "·");
  const words = `${n} of class ${className(truth)} taken for ${className(predicted)}`;
  const label = `${words}: show pictures`;
  const style = { "--share": (0.15 + (0.6 * n) / most).toFixed(2) };
  return onPair
    ? el("td", { class: "wrong", style }, el("button", { type: "button", "aria-label": label, title: label, on: { click: () => onPair(truth, predicted) } }, count(n)))
    : el("td", { class: "wrong", style, title: words }, count(n));
}

function showPair(truth, predicted) {
  follow("pair", `${truth}-${predicted}`);
  goTo("mistakes", "pair-choice");
}

function classTable(classes) {
  return el("table", { id: "class-table" },
    el("thead", {}, el("tr", {}, head("Class"), head("Images", "number"), head("Missed", "number"), head("Recall", "number"), head("Precision", "number"))),
    el("tbody", {}, classes.map((c) => el("tr", {},
      el("th", { scope: "row" }, className(c.label)),
      el("td", { class: "number" }, count(c.images)),
      el("td", { class: "number" }, count(Math.round(c.images * (1 - c.recall)))),
      el("td", { class: "number" }, percent(c.recall)),
      el("td", { class: "number" }, percent(c.precision))))));
}
