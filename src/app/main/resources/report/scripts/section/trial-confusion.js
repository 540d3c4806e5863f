// What a trial's network confuses on the validation images.

import { el, scrolling } from "../page/dom.js";
import { isMap, pairTable } from "./confusion-map.js";
import { matrix } from "./matrix.js";
import { pairsOf } from "../study/classes.js";
import { data } from "../study/data.js";
import { count } from "../study/format.js";
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
      isMap() ? null : scrolling("Confusion matrix on validation", matrix(counts, "validation-matrix", null), "bare"),
      pairs.length
        ? scrolling("Pairs on validation", pairTable(pairs, data.details.classImages, "validation-pairs", null), "bare")
        : null,
    ),
  );
}
