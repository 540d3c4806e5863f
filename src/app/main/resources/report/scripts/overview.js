// At a glance: the answer first, then what it cost and what mattered.

function pageHead() {
  const o = data.overview;
  document.getElementById("top").append(
    el("p", { class: "eyebrow" }, "Werkbank study"),
    el("h1", {}, o.study),
    el("p", { class: "byline" }, [
      `started ${time(o.created)}`, (o.trials < o.planned ? `${count(o.trials)} of ${plural(o.planned, "trial")}` : plural(o.trials, "trial")) + (o.repeats ? ` and ${plural(o.repeats, "repeat")}` : ""),
    ].join(" · ")));
}

function glance() {
  const o = data.overview;
  if (!o.trials) {
    return section("glance", "At a glance", null, empty("This study has no trials yet. Search its space with", data.origin.searchCommand));
  }
  if (onlyTrial()) return singleGlance(onlyTrial());
  const best = data.trials.find((trial) => trial.number === o.best);
  return section("glance", "At a glance", null,
    el("div", { class: "tiles" }, judgedAlone() ? [accuracyTile(), lossTile()] : [testTile(), memberTile()], bestTile(best), timeTile()),
    testedEpochs(),
    stateBar(),
    data.test && !judgedAlone() ? el("p", { class: "verdict" }, data.test.comparison) : null,
    ...dataNotes(),
    o.finding ? el("p", { class: "verdict finding" }, o.finding) : null,
    searchFacts(best),
    best ? chips(`Parameters of trial ${best.number}, the best on validation`, best) : el("p", { class: "verdict" }, "No trial has completed, so there is no best one yet."));
}

function tile(label, value, detail, kind = "") {
  return el("div", { class: `tile ${kind}` },
    el("div", { class: "label" }, label), el("div", { class: "value" }, value), el("div", { class: "detail" }, detail));
}

const interval = (row) => `${percent(row.low)} to ${percent(row.high)}`.replace(" % to", " to");

function testTile() {
  if (data.test) {
    const row = data.test.ensemble;
    return tile("Ensemble on test", percent(row.accuracy),
      `${plural(row.errors, "error")} of ${count(data.test.images)}; 95 % interval ${interval(row)}; always the most frequent class: ${percent(data.test.baseline.accuracy)}`, "main");
  }
  return data.ensemble
    ? tile("Ensemble on test", "not tested", `${percent(data.ensemble.accuracy)} on validation; the test set is sealed`, "main")
    : tile("Ensemble on test", NONE, "no ensemble yet", "main");
}

function memberTile() {
  if (!data.test) return tile("Best member on test", NONE, "not tested");
  const row = bestMember();
  return tile(`Best member on test, ${checkpointName(row)}`, percent(row.accuracy),
    `${plural(row.errors, "error")}; 95 % interval ${interval(row)}`);
}

function bestTile(best) {
  const label = `Best ${data.search.objective}`;
  if (!best) return tile(label, NONE, "no complete trial");
  const also = objectiveKey() === "accuracy" ? `log-loss ${loss(best.logLoss)}` : `accuracy ${percent(best.accuracy)}`;
  return tile(label, figure(best.value), `${trialInWords(best)}epoch ${best.bestEpoch} of ${best.epochs}; ${also}`);
}

function timeTile() {
  const o = data.overview;
  const speed = known(o.imagesPerSecond) ? `; ${count(Math.round(o.imagesPerSecond))} images/s a worker` : "";
  return tile("Time spent", duration(o.wallSeconds || o.trialSeconds), `${duration(o.trialSeconds)} of training in all trials${speed}`);
}

/** Why the figures say less than they seem to. */
function dataNotes() {
  return [data.overview.few, data.test?.few].filter(known).map((words) => el("p", { class: "note" }, `${words[0].toUpperCase()}${words.slice(1)}.`));
}

/** How the study was searched. */
function searchFacts(best) {
  const s = data.search;
  const reached = best && known(s.best) ? `; best ${figure(s.best)}, trial ${best.number}` : "";
  return facts([
    ["Sampler", s.sampler], ["Scheduler", s.scheduler],
    ["Objective", `${s.objective}${reached}`],
    ...(known(s.cost) ? [["Second objective", s.cost]] : []),
    ...(known(s.notRepeatable) ? [["Not repeatable", s.notRepeatable]] : []),
  ]);
}

function stateBar() {
  const counts = Object.entries(data.overview.counts);
  return el("div", {},
    el("div", { class: "states", "aria-hidden": "true" },
      counts.map(([state, n]) => el("span", { class: `state-${state}`, style: { flex: `${n} 0 0` } }))),
    el("ul", { class: "state-legend" },
      counts.map(([state, n]) => el("li", {}, stateMark(state, `${count(n)} ${STATE_WORDS[state]}`)))));
}

function chips(title, trial) {
  const entries = namedValues(trial);
  if (!entries.length) return null;
  return el("div", {}, el("h3", {}, title),
    el("ul", { class: "chips" },
      entries.map(([name, value]) => el("li", {}, el("span", { class: "name" }, name), value))));
}
