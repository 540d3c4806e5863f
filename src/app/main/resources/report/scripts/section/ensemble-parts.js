// What lies behind the ensemble's accuracy: how it was chosen, what each member adds, and how sure one can be.

import { el, head, scrolling } from "../page/dom.js";
import { agreementPart } from "./agreement.js";
import { calibrationPart } from "./calibration.js";
import { eightBitsPart } from "./eight-bits.js";
import { growthPart } from "./growth.js";
import { rejectionPart } from "./rejection.js";
import { data } from "../study/data.js";
import { NONE, capital, count, known, percent, plain, plural } from "../study/format.js";
import { VIEW_WORDS } from "../study/views.js";

export function ensembleParts(e) {
  const d = data.test && data.test.diagnostics;
  return [
    ...choiceOf(e),
    ...looksOf(e),
    ...eightBitsPart(e),
    el("div", { class: "columns" }, growthPart(e, d), d ? calibrationPart(d.calibration) : null),
    d ? el("div", { class: "columns" }, agreementPart(d.agreement), rejectionPart(d.rejection)) : null,
  ].filter(Boolean);
}

/** Methods in cross-validation; the chosen one is marked. */
function choiceOf(e) {
  return [
    el("h3", {}, "How it was chosen"),
    el("p", { class: "note" }, `${capital(e.method)}: ${e.why}.`),
    known(e.limit) ? el("p", { class: "note", id: "time-limit" }, timeLimit(e.limit)) : null,
    e.compared.length ? scrolling("Methods", choiceTable(e)) : null,
  ];
}

/** What the limit on the members' time did. */
function timeLimit({ msPerImage, taken, tooSlow, leftOut }) {
  return `At most ${plain(msPerImage, 4)} ms an image, of which the members take ${plain(taken, 4)}; left out for it: ${plural(tooSlow, "checkpoint")}, ${plural(leftOut, "ensemble")}.`;
}

function choiceTable(e) {
  const most = Math.max(...e.compared.map((one) => one.excess + one.excessError)) || 1;
  return el(
    "table",
    { class: "methods", id: "method-table" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        head("Method"),
        head("Members", "number"),
        head("Accuracy", "number"),
        head("Log-loss in cross-validation", "number"),
        head("Above the lowest", "number"),
        el("td", { class: "track", "aria-hidden": "true" }),
      ),
    ),
    el(
      "tbody",
      {},
      e.compared.map((one) =>
        el(
          "tr",
          { class: one.method === e.method ? "ensemble" : "" },
          el(
            "th",
            { scope: "row" },
            capital(one.method),
            one.method === e.method ? [" ", el("span", { class: "chosen" }, "chosen")] : null,
          ),
          el("td", { class: "number" }, count(one.members.length)),
          el("td", { class: "number" }, percent(one.accuracy)),
          el("td", { class: "number strong" }, one.logLoss.toFixed(5)),
          el("td", { class: "number" }, one.excess ? `${one.excess.toFixed(5)} ± ${one.excessError.toFixed(5)}` : NONE),
          el("td", { class: "track", "aria-hidden": "true" }, one.excess ? errorBar(one, most) : null),
        ),
      ),
    ),
  );
}

/** How often each image is looked at, if that was a question. */
function looksOf(e) {
  if (!e.looks.length) return [];
  const row = (one) =>
    el(
      "tr",
      { class: one.kind === e.look ? "ensemble" : "" },
      el(
        "th",
        { scope: "row" },
        VIEW_WORDS[one.kind],
        one.kind === e.look ? [" ", el("span", { class: "chosen" }, "taken")] : null,
      ),
      el("td", { class: "number" }, count(one.views)),
      el("td", { class: "number" }, percent(one.accuracy)),
      el("td", { class: "number strong" }, one.logLoss.toFixed(5)),
      el("td", { class: "number" }, one.excess ? `${one.excess.toFixed(5)} ± ${one.excessError.toFixed(5)}` : NONE),
      el("td", { class: "number" }, count(Math.round(one.imagesPerSecond))),
    );
  return [
    el("h3", {}, "How often it looks"),
    el(
      "p",
      { class: "note" },
      "Each member looks at an image so often, a little changed, and its mean answer counts. On the validation images; more looks cost more time for each image.",
    ),
    scrolling(
      "Looks",
      el(
        "table",
        { class: "methods", id: "look-table" },
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            head("Each image"),
            head("Looks", "number"),
            head("Accuracy", "number"),
            head("Log-loss", "number"),
            head("Above the lowest", "number"),
            head("Images/s", "number"),
          ),
        ),
        el("tbody", {}, e.looks.map(row)),
      ),
    ),
  ];
}

/** The excess as a point with one standard error to either side. */
function errorBar({ excess, excessError }, most) {
  const at = (value) => `${(100 * Math.max(0, value)) / most}%`;
  return el(
    "span",
    { class: "span" },
    el("i", {
      style: {
        left: at(excess - excessError),
        width: `calc(${at(excess + excessError)} - ${at(excess - excessError)})`,
      },
    }),
    el("b", { style: { left: at(excess) } }),
  );
}
