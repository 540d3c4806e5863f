// What mattered: how much of the objective's variance each parameter explains, and the check by ranks beside it.

import { breakable, el, empty, section } from "../page/dom.js";
import { contour } from "./contour.js";
import { byRung } from "./rungs.js";
import { shortName } from "../study/axes.js";
import { hasCurve, lacksAverages } from "../study/curves.js";
import { data } from "../study/data.js";
import { NONE, count, known, percent, plural } from "../study/format.js";
import { CLEAR, judgedInWords } from "../study/influence.js";

export function importance() {
  const m = data.mattered;
  const title = "What mattered";
  if (!data.axes.length) return null;
  if (!m.influences.length)
    return section(
      "importance",
      title,
      null,
      empty("Too few configurations have completed to tell which parameters matter."),
    );
  const lead = `Share of the variance of ${data.search.objective} over the whole space that a parameter explains, estimated from ${m.forest < m.trials ? `${count(m.forest)} of ` : ""}${judgedInWords(m)}.`;
  return section(
    "importance",
    title,
    lead,
    m.few
      ? el(
          "p",
          { class: "note warning" },
          `With ${plural(m.trials, "trial")} these shares are rough: a few more trials can turn their order.`,
        )
      : null,
    el(
      "div",
      { class: "columns mattered" },
      el("div", {}, influenceTable(m), influenceNote(m), byRung()),
      contour(m.contours),
    ),
  );
}

function influenceTable(m) {
  const most = Math.max(0.01, ...m.influences.map((one) => one.alone + one.interactions));
  return el(
    "table",
    { class: "influence" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", { scope: "col" }, "Parameter"),
        el("th", { scope: "col", class: "number" }, el("span", { class: "keyed" }, key(""), "Alone")),
        el("th", { scope: "col", class: "number" }, el("span", { class: "keyed" }, key("shared"), "In"), " pairs"),
        el("td", { class: "track", "aria-hidden": "true" }),
        el("th", { scope: "col", class: "number" }, "By ranks"),
        el("th", { scope: "col", class: "number" }, "Among the best"),
        el("th", { scope: "col", class: "direction" }, "Did best"),
      ),
    ),
    el(
      "tbody",
      {},
      m.influences.map((one) => influenceRow(one, most)),
    ),
    m.interactions.length
      ? el(
          "tbody",
          { class: "pairs" },
          m.interactions.map((pair) => pairRow(pair, most)),
        )
      : null,
  );
}

const key = (kind) => el("span", { class: `key ${kind}`, "aria-hidden": "true" });

function influenceRow(one, most) {
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, breakable(shortName(one.parameter))),
    el("td", { class: "number strong" }, percent(one.alone, 0)),
    el("td", { class: "number" }, percent(one.interactions, 0)),
    el("td", { class: "track", "aria-hidden": "true" }, bars(one.alone / most, one.interactions / most)),
    checkCell(one.ranks, one.p),
    checkCell(one.amongBest, one.amongBestP),
    el(
      "td",
      {
        class: "direction",
        title:
          known(one.correlation) && one.p <= CLEAR ? `Spearman ${one.correlation.toFixed(2).replace("-", "−")}` : null,
      },
      direction(one),
    ),
  );
}

function checkCell(share, p) {
  return el("td", { class: p > CLEAR ? "number chance" : "number" }, `${percent(share, 0)}${p > CLEAR ? "?" : ""}`);
}

function pairRow(pair, most) {
  return el(
    "tr",
    {},
    el("th", { scope: "row", colspan: "2" }, breakable(`${shortName(pair.first)} × ${shortName(pair.second)}`)),
    el("td", { class: "number" }, percent(pair.share, 0)),
    el("td", { class: "track", "aria-hidden": "true" }, bars(0, pair.share / most)),
    el("td", { class: "number" }),
    el("td", { class: "number" }),
    el("td", { class: "direction" }),
  );
}

const bars = (alone, shared) => el("span", { class: "stack" }, bar(alone, ""), bar(shared, "shared"));

const bar = (share, kind) =>
  share > 0.002 ? el("span", { class: `bar ${kind}`, style: { width: `${100 * share}%` } }) : null;

function influenceNote(m) {
  const parts = [
    "Alone and in pairs: functional ANOVA of a random forest. A pair's share is what two parameters explain only together; both count it.",
    `Two checks. By ranks: the share of the differences in rank that groups of a parameter's values explain. Among the best (PED-ANOVA): by how much the values of the best ${count(m.best)} trials differ from those of all, as a share of all parameters'. A question mark where shuffled trials reach as much in more than one of twenty cases.`,
    data.mattered.influences.some((one) => one.p > CLEAR)
      ? "What did best is said only where the ranks tell more than chance."
      : "",
    m.capped
      ? `${plural(m.capped, "trial")} far worse than the rest ${m.capped === 1 ? "counts" : "count"} as less bad, or ${m.capped === 1 ? "it" : "they"} would be all the variance there is.`
      : "",
    known(m.epoch) && data.trials.some((trial) => hasCurve(trial) && lacksAverages(trial))
      ? "Epochs are those of the trained weights, since no figures of averaged ones were kept."
      : "",
    data.axes.some((a) => a.when)
      ? "Where a parameter is inactive in a trial, a range counts as in its middle there, and the values of a choice as equally often, so that it says nothing."
      : "",
  ];
  return el("p", { class: "note" }, parts.filter(Boolean).join(" "));
}

/** Nothing where chance reaches as much. */
function direction(one) {
  if (one.p > CLEAR) return el("span", { title: "nothing that chance would not do as well" }, NONE);
  if (!known(one.correlation)) return one.best;
  if (Math.abs(one.correlation) < 0.4) return `around ${one.best}`;
  return `${one.correlation > 0 ? "higher" : "lower"} values`;
}
