// Tiles: a figure, its name and what belongs to it.

import { el } from "../page/dom.js";
import { data } from "../study/data.js";
import { NONE, count, duration, interval, known, loss, percent, plural } from "../study/format.js";
import { elsewhereInWords } from "../study/luck.js";
import { bestMember, checkpointName } from "../study/members.js";
import { figure, objectiveKey } from "../study/objective.js";
import { leader, trialInWords } from "../study/trials.js";

function tile(label, value, detail, kind = "") {
  return el(
    "div",
    { class: `tile ${kind}` },
    el("div", { class: "label" }, label),
    el("div", { class: "value" }, value),
    el("div", { class: "detail" }, detail),
  );
}

/** What stands below a test accuracy: how sure it is, and what needs no network. */
const testDetail = (row) =>
  `${plural(row.errors, "error")} of ${count(data.test.images)}; 95 % interval ${interval(row)}; always the most frequent class: ${percent(data.test.baseline.accuracy)}`;

export function testTile() {
  if (data.test) {
    const row = data.test.ensemble;
    return tile("Ensemble on test", percent(row.accuracy), testDetail(row), "main");
  }
  return data.ensemble
    ? tile(
        "Ensemble on test",
        "not tested",
        `${percent(data.ensemble.accuracy)} on validation; the test set is sealed`,
        "main",
      )
    : tile("Ensemble on test", NONE, "no ensemble yet", "main");
}

export function memberTile() {
  if (!data.test) return tile("Best member on test", NONE, "not tested");
  const row = bestMember();
  return tile(
    `Best member on test, ${checkpointName(row)}`,
    percent(row.accuracy),
    `${plural(row.errors, "error")}; 95 % interval ${interval(row)}`,
  );
}

export function bestTile(best) {
  const label = `Best ${data.search.objective}`;
  if (!best) return leaderTile(label);
  const also = objectiveKey() === "accuracy" ? `log-loss ${loss(best.logLoss)}` : `accuracy ${percent(best.accuracy)}`;
  const of = `${trialInWords(best)}epoch ${best.bestEpoch} of ${best.epochs}; ${also}`;
  return tile(label, figure(best.value), [of, elsewhereInWords(best)].filter(known).join("; "));
}

/** What the search has come to while no trial is complete. */
function leaderTile(label) {
  const trial = leader();
  if (!trial) return tile(label, NONE, "no complete trial");
  return tile(label, figure(trial.value), `trial ${trial.number}, epoch ${trial.bestEpoch}; no trial is complete yet`);
}

export function timeTile() {
  const o = data.overview;
  const speed = known(o.imagesPerSecond) ? `; ${count(Math.round(o.imagesPerSecond))} images/s a worker` : "";
  return tile(
    "Time spent",
    duration(o.wallSeconds || o.trialSeconds),
    `${duration(o.trialSeconds)} of training in all trials${speed}`,
  );
}

export function accuracyTile() {
  if (!data.test) return tile("Test accuracy", "not tested", "the test set is sealed", "main");
  const row = data.test.ensemble;
  return tile("Test accuracy", percent(row.accuracy), testDetail(row), "main");
}

export function lossTile() {
  if (!data.test) return tile("Test loss", NONE, "not tested");
  const row = bestMember();
  const trial = data.trials.find((t) => t.number === row.trial);
  return tile(
    "Test loss",
    loss(row.logLoss),
    `of the saved network, ${trialInWords(trial)}epoch ${known(row.epoch) ? row.epoch : trial.bestEpoch}`,
  );
}

export function trainingTile(trial) {
  return tile(
    "Training",
    duration(trial.seconds),
    [plural(trial.epochs, "epoch"), known(trial.parameters) ? `${count(trial.parameters)} parameters` : null]
      .filter(Boolean)
      .join("; "),
  );
}
