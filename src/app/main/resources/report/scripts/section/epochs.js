// The chosen trial epoch by epoch, as it was printed while it trained.

import { el, head, scrolling, unseenHead } from "../page/dom.js";
import { hasAverages } from "../study/curves.js";
import { data } from "../study/data.js";
import { NONE, duration, known, loss, percent, plain } from "../study/format.js";
import { pickedTrial } from "../study/pick.js";

/** @param open whether it is unfolded from the start */
export function epochTable(open) {
  const body = el("tbody", {});
  const heads = el("tr", {});
  const show = () => {
    heads.replaceChildren(
      head("Epoch", "number"),
      head("Loss", "number"),
      head("Accuracy", "number"),
      head("Val-loss", "number"),
      head("Val-accuracy", "number"),
      ...(hasAverages(pickedTrial) ? [head("Averaged loss", "number"), head("Averaged accuracy", "number")] : []),
      head("Learning rate", "number"),
      head("Time", "number"),
      unseenHead("What happened"),
    );
    body.replaceChildren(...epochRows(data.curves[pickedTrial.number]));
  };
  show();
  const table = el("table", { class: "epochs" }, el("thead", {}, heads), body);
  return {
    node: el("details", { open }, el("summary", {}, "Every epoch"), scrolling("Every epoch", table, "scroll high")),
    show,
  };
}

function epochRows(curve) {
  return curve.epoch.map((epoch, i) =>
    el(
      "tr",
      { class: epoch === pickedTrial.bestEpoch ? "best" : "" },
      el("td", { class: "number" }, String(epoch)),
      el("td", { class: "number" }, loss(curve.loss[i])),
      el("td", { class: "number" }, percent(curve.accuracy[i])),
      el("td", { class: "number" }, loss(curve.validationLoss[i])),
      el("td", { class: "number" }, percent(curve.validationAccuracy[i])),
      curve.averagedLoss.length
        ? [
            el("td", { class: "number" }, loss(curve.averagedLoss[i])),
            el("td", { class: "number" }, percent(curve.averagedAccuracy[i])),
          ]
        : [],
      el("td", { class: "number" }, known(curve.learningRate[i]) ? plain(curve.learningRate[i], 4) : NONE),
      el("td", { class: "number" }, duration(curve.seconds[i])),
      el("td", {}, epochNotes(curve, epoch, i)),
    ),
  );
}

function epochNotes(curve, epoch, i) {
  return [
    epoch === pickedTrial.bestEpoch ? "best, kept" : null,
    curve.reductions.includes(epoch) ? `learning rate reduced to ${plain(curve.learningRate[i + 1], 4)}` : null,
  ]
    .filter(Boolean)
    .join("; ");
}
