// At a glance: the answer first, then what it cost and what mattered.

import { el, empty, facts, head, scrolling, section, stateMark, written } from "../page/dom.js";
import { accuracyTile, bestTile, lossTile, memberTile, testTile, timeTile, trainingTile } from "./tiles.js";
import { namedValues } from "../study/axes.js";
import { takenFor } from "../study/classes.js";
import { data } from "../study/data.js";
import { count, interval, known, loss, percent, time } from "../study/format.js";
import { cautions, conditions, trialsInWords } from "../study/glance.js";
import { bestMember } from "../study/members.js";
import { figure } from "../study/objective.js";
import { judgedAlone } from "../study/single.js";
import { STATE_WORDS } from "../study/states.js";
import { onlyTrial } from "../study/trials.js";

export function pageHead() {
  const o = data.overview;
  document
    .getElementById("top")
    .append(
      el("p", { class: "eyebrow" }, "Werkbank study"),
      el("h1", {}, o.study),
      el("p", { class: "byline" }, [`started ${time(o.created)}`, trialsInWords()].join(" · ")),
    );
}

export function glance() {
  const o = data.overview;
  if (!o.trials) {
    return section(
      "glance",
      "At a glance",
      null,
      empty("This study has no trials yet. Search its space with", data.origin.searchCommand),
    );
  }
  if (onlyTrial()) return singleGlance(onlyTrial());
  const best = data.trials.find((trial) => trial.number === o.best);
  return section(
    "glance",
    "At a glance",
    null,
    el(
      "div",
      { class: "tiles" },
      judgedAlone() ? [accuracyTile(), lossTile()] : [testTile(), memberTile()],
      bestTile(best),
      timeTile(),
    ),
    testedEpochs(),
    stateBar(),
    comparisonOnTest(),
    ...dataNotes(),
    o.finding ? el("p", { class: "verdict finding" }, o.finding) : null,
    searchFacts(best),
    best
      ? chips(`Parameters of trial ${best.number}, the best on validation`, best)
      : el("p", { class: "verdict" }, "No trial has completed, so the ensemble has no candidates yet."),
  );
}

/** The ensemble against its best member. */
const comparisonOnTest = () =>
  data.test && !judgedAlone() ? el("p", { class: "verdict" }, data.test.comparison) : null;

/** Why the figures say less than they seem to. */
const dataNotes = () => cautions().map((words) => el("p", { class: "note" }, words));

/** How the study was searched. */
function searchFacts(best) {
  const s = data.search;
  const reached = best && known(s.best) ? `; best ${figure(s.best)}, trial ${best.number}` : "";
  return facts([
    ["Sampler", s.sampler],
    ["Scheduler", s.scheduler],
    ["Objective", `${s.objective}${reached}`],
    ...conditions(),
  ]);
}

function stateBar() {
  const counts = Object.entries(data.overview.counts);
  return el(
    "div",
    {},
    el(
      "div",
      { class: "states", "aria-hidden": "true" },
      counts.map(([state, n]) => el("span", { class: `state-${state}`, style: { flex: `${n} 0 0` } })),
    ),
    el(
      "ul",
      { class: "state-legend" },
      counts.map(([state, n]) => el("li", {}, stateMark(state, `${count(n)} ${STATE_WORDS[state]}`))),
    ),
  );
}

function chips(title, trial) {
  const entries = namedValues(trial);
  if (!entries.length) return null;
  return el(
    "div",
    {},
    el("h3", {}, title),
    el(
      "ul",
      { class: "chips" },
      entries.map(([name, value]) => el("li", {}, el("span", { class: "name" }, name), value)),
    ),
  );
}

function singleGlance(trial) {
  return section(
    "glance",
    "At a glance",
    null,
    el(
      "div",
      { class: "tiles" },
      judgedAlone() ? [accuracyTile(), lossTile()] : [testTile(), memberTile()],
      bestTile(known(trial.bestEpoch) ? trial : null),
      trainingTile(trial),
    ),
    testedEpochs(),
    comparisonOnTest(),
    ...dataNotes(),
    conditions().length ? facts(conditions()) : null,
    trial.state === "COMPLETE" ? worstPair() : ended(trial),
    chips(`Parameters of trial ${trial.number}`, trial),
  );
}

/** The networks of the best and of the last epoch, judged in one opening of the test set. */
function testedEpochs() {
  const last = data.test && data.test.lastEpoch;
  if (!last) return null;
  const best = bestMember();
  const bestEpoch = known(best.epoch) ? best.epoch : data.trials.find((t) => t.number === best.trial).bestEpoch;
  const row = (name, one) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, name),
      el("td", { class: "number strong" }, count(one.errors)),
      el("td", { class: "number" }, percent(one.accuracy)),
      el("td", { class: "number" }, interval(one)),
      el("td", { class: "number" }, loss(one.logLoss)),
    );
  return el(
    "div",
    {},
    el("h3", {}, "Best and last epoch on the test set"),
    scrolling(
      "Best and last epoch on the test set",
      el(
        "table",
        { id: "tested-epochs" },
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            head("Network"),
            head("Errors", "number"),
            head("Accuracy", "number"),
            head("95 % interval", "number"),
            head("Loss", "number"),
          ),
        ),
        el("tbody", {}, row(`Best epoch, ${bestEpoch}`, best), row(`Last epoch, ${last.epoch}`, last)),
      ),
    ),
  );
}

function worstPair() {
  if (!data.test || !data.test.pairs.length) return null;
  const [worst] = data.test.pairs;
  return el(
    "p",
    { class: "verdict" },
    `Most frequent mistake: ${takenFor(worst)}, ${worst.images === 1 ? "once" : `${count(worst.images)} times`}.`,
  );
}

function ended(trial) {
  return el(
    "div",
    {},
    el("p", { class: "verdict" }, stateMark(trial.state), trial.cause ? `: ${trial.cause}` : ""),
    trial.detail ? written("Trace", trial.detail) : null,
  );
}
