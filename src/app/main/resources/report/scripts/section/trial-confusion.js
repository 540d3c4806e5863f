// What a trial's network confuses on the validation images.

import { el, head } from "../page/dom.js";
import { matrix } from "./matrix.js";
import { className, pairsOf } from "../study/classes.js";
import { count, plural } from "../study/format.js";
import { detailOf, noConfusion, validationConfusion, validationImages } from "../study/trial-facts.js";

export function trialConfusion(trial) {
  const counts = validationConfusion(trial);
  if (!counts) return el("p", { class: "note" }, noConfusion(trial));
  const pairs = pairsOf(detailOf(trial).mistakes);
  return el(
    "div",
    {},
    el(
      "p",
      { class: "note" },
      `Of the network of epoch ${trial.bestEpoch}, on ${count(validationImages())} validation images. Rows are true classes, columns what they were taken for.`,
    ),
    el(
      "div",
      { class: "matrix-and-classes" },
      el(
        "div",
        { class: "bare", role: "region", "aria-label": "Confusion matrix on validation", tabindex: "0" },
        matrix(counts, "validation-matrix", null),
      ),
      pairs.length ? el("div", { class: "bare" }, pairTable(pairs.slice(0, 8), pairs.length)) : null,
    ),
  );
}

function pairTable(pairs, all) {
  return el(
    "table",
    { id: "validation-pairs" },
    el(
      "caption",
      {},
      all > pairs.length ? `The ${pairs.length} most frequent of ${plural(all, "pair")}` : "Every pair that occurs",
    ),
    el("thead", {}, el("tr", {}, head("True class"), head("Taken for"), head("Images", "number"))),
    el(
      "tbody",
      {},
      pairs.map(({ truth, predicted, images }) =>
        el(
          "tr",
          {},
          el("td", {}, className(truth)),
          el("td", {}, className(predicted)),
          el("td", { class: "number" }, count(images)),
        ),
      ),
    ),
  );
}
