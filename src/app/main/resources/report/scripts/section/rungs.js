// What mattered at each rung: the trials that came to it, compared at it.

import { breakable, el, head, scrolling } from "../page/dom.js";
import { shortName } from "../study/axes.js";
import { data } from "../study/data.js";
import { NONE, count, known, percent, plural } from "../study/format.js";
import { CLEAR } from "../study/influence.js";

/** Nothing where no rungs can be compared. */
export function byRung() {
  const { rungs } = data.mattered;
  if (!rungs?.length) return null;
  return el(
    "div",
    { id: "by-rung" },
    el("h3", {}, "By rung"),
    scrolling(
      "What mattered by rung",
      el(
        "table",
        { class: "influence" },
        el("thead", {}, el("tr", {}, head("Parameter"), rungs.map(rungHead))),
        el(
          "tbody",
          {},
          comparedNames(rungs).map((name) => rungRow(name, rungs)),
        ),
      ),
    ),
    el(
      "p",
      { class: "note" },
      "Share of the differences in rank that a parameter explains among all trials that came so far, pruned ones included, each by its best epoch up to there. Few of those that a rung let go on differ in what decided it, so shares often fall from left to right. A question mark where shuffled trials reach as much in more than one of twenty cases.",
    ),
  );
}

const rungHead = (rung) =>
  el(
    "th",
    { scope: "col", class: "number" },
    known(rung.epochs) ? plural(rung.epochs, "epoch") : "End",
    el("br"),
    `${count(rung.trials)} trials`,
  );

/** The parameters that matter most over all come first. */
function comparedNames(rungs) {
  const names = new Set(data.mattered.influences.map((one) => one.parameter));
  rungs.forEach((rung) => rung.shares.forEach((share) => names.add(share.parameter)));
  return [...names];
}

function rungRow(name, rungs) {
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, breakable(shortName(name))),
    rungs.map((rung) => shareCell(rung.shares.find((share) => share.parameter === name))),
  );
}

function shareCell(share) {
  if (!share) return el("td", { class: "number" }, NONE);
  const chance = share.p > CLEAR;
  return el("td", { class: chance ? "number chance" : "number" }, `${percent(share.ranks, 0)}${chance ? "?" : ""}`);
}
