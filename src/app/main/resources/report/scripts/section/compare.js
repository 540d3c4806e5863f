// Two to four trials side by side, with what differs marked.

import { setLink } from "../page/address.js";
import { chart } from "../page/chart.js";
import { compareAll, setCompared } from "../page/compare-choice.js";
import { breakable, el, scrolling, section } from "../page/dom.js";
import { pickTrial } from "../page/open.js";
import { compareOption, edgeNote } from "./compare-curves.js";
import { figureRows, parameterRows } from "./compare-rows.js";
import { compared, comparedInVain, onCompared } from "../study/compared.js";
import { betterOfNote, hasCurve, validationAccuracies, validationLosses } from "../study/curves.js";
import { data } from "../study/data.js";
import { link } from "../study/link.js";
import { bestFirst } from "../study/objective.js";

export function compareSection() {
  if (data.trials.length < 2) return null;
  const place = el("div", {});
  const only = el("input", {
    type: "checkbox",
    id: "compare-only",
    on: {
      change: () => {
        setLink("differences", only.checked ? "only" : "");
        show();
      },
    },
  });
  const plots = [
    chart("Validation accuracy of the compared trials by epoch.", () =>
      compareOption(validationAccuracies, "Validation accuracy"),
    ),
    chart("Validation loss of the compared trials by epoch.", () => compareOption(validationLosses, "Validation loss")),
  ];
  const curves = el(
    "div",
    { class: "columns" },
    plots.map((plot) => plot.node),
  );
  const controls = el(
    "div",
    { class: "controls" },
    el("label", {}, only, "Only differences"),
    el("button", { type: "button", class: "plain", on: { click: () => compareAll([]) } }, "Clear"),
  );
  const show = () => {
    const trials = compared();
    only.checked = link.get("differences") === "only";
    if (trials.length < 2) {
      place.replaceChildren(nothingCompared(trials));
      return;
    }
    place.replaceChildren(
      ...(comparedInVain() ? [el("p", { class: "note warning", id: "no-compared" }, comparedInVain())] : []),
      controls,
      scrolling("Comparison", compareTable(trials, only.checked), "scroll"),
      ...(trials.some(hasCurve)
        ? [
            el("h3", {}, "Learning curves"),
            curves,
            el(
              "p",
              { class: "note" },
              `${["On the validation images.", edgeNote()].filter(Boolean).join(" ")}${betterOfNote(trials.filter(hasCurve))}`,
            ),
          ]
        : []),
    );
    plots.forEach((plot) => plot.redraw());
  };
  onCompared(show);
  show();
  return section("compare", "Compare trials", "One column a trial; rows that differ are marked.", place);
}

function nothingCompared(chosen) {
  const best = data.trials
    .filter((trial) => trial.state === "COMPLETE")
    .sort(bestFirst)
    .slice(0, 3);
  return el(
    "div",
    { class: "empty" },
    comparedInVain() ? el("p", { class: "warning", id: "no-compared" }, comparedInVain()) : null,
    chosen.length
      ? `Trial ${chosen[0].number} is chosen; tick one to three more in the table of trials. `
      : "Tick two to four trials in the table of trials to see them side by side. ",
    best.length > 1
      ? el(
          "button",
          { type: "button", class: "plain", on: { click: () => compareAll(best) } },
          `Compare the best ${best.length}`,
        )
      : null,
  );
}

function compareTable(trials, onlyDifferences) {
  const group = (title, rows) => {
    const shown = rows.filter((row) => row.differs || !onlyDifferences);
    return el(
      "tbody",
      {},
      el("tr", { class: "group" }, el("th", { colspan: trials.length + 1, scope: "rowgroup" }, title)),
      shown.length
        ? shown.map(compareRow)
        : el(
            "tr",
            {},
            el("td", { class: "none", colspan: trials.length + 1 }, rows.length ? "No difference." : "None."),
          ),
    );
  };
  return el(
    "table",
    { class: "compared", id: "compare-table", style: { "--trials": trials.length } },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", { scope: "col", class: "what" }, el("span", { class: "visually-hidden" }, "What")),
        trials.map(compareHead),
      ),
    ),
    group("Figures", figureRows(trials)),
    group("Parameters", parameterRows(trials)),
  );
}

function compareHead(trial, i) {
  return el(
    "th",
    { scope: "col" },
    el(
      "div",
      { class: "compare-head" },
      el("button", { type: "button", class: "plain", on: { click: () => pickTrial(trial) } }, `Trial ${trial.number}`),
      el(
        "button",
        {
          type: "button",
          class: "take-out",
          "aria-label": `Take trial ${trial.number} out`,
          title: "take out",
          on: { click: () => setCompared(trial.number, false) },
        },
        "×",
      ),
    ),
    el("span", { class: `trace trace-${i}`, "aria-hidden": "true" }),
  );
}

function compareRow({ name, note, differs, cells }) {
  return el(
    "tr",
    { class: differs ? "differs" : "" },
    el(
      "th",
      { scope: "row" },
      breakable(name),
      differs
        ? [
            el("span", { class: "differs-mark", "aria-hidden": "true" }, "≠"),
            el("span", { class: "visually-hidden" }, ", differs"),
          ]
        : null,
      note ? el("span", { class: "cause" }, note) : null,
    ),
    cells.map((cell) => (cell.tagName === "TD" ? cell : el("td", {}, cell))),
  );
}
