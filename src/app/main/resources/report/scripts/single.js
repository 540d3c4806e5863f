// A study of one trial: the report is about that network, not about a search or an ensemble.

const onlyTrial = () => (data.trials.length === 1 ? data.trials[0] : null);

/** Whether one network was judged, not several that vote. */
const judgedAlone = () => (data.ensemble ? data.ensemble.members.length === 1 : Boolean(onlyTrial()));
const judged = () => (judgedAlone() ? "network" : "ensemble");

function singleGlance(trial) {
  return section("glance", "At a glance", null,
    el("div", { class: "tiles" }, judgedAlone() ? [accuracyTile(), lossTile()] : [testTile(), memberTile()], bestTile(known(trial.bestEpoch) ? trial : null), trainingTile(trial)),
    testedEpochs(),
    trial.state === "COMPLETE" ? worstPair() : ended(trial),
    chips(`Parameters of trial ${trial.number}`, trial));
}

function accuracyTile() {
  if (!data.test) return tile("Test accuracy", "not tested", "the test set is sealed", "main");
  const row = data.test.ensemble;
  return tile("Test accuracy", percent(row.accuracy),
    `${plural(row.errors, "error")} of ${count(data.test.images)}; 95 % interval ${interval(row)}`, "main");
}

function lossTile() {
  if (!data.test) return tile("Test loss", NONE, "not tested");
  const row = bestMember();
  const trial = data.trials.find((t) => t.number === row.trial);
  return tile("Test loss", loss(row.logLoss), `of the saved network, ${trialInWords(trial)}epoch ${known(row.epoch) ? row.epoch : trial.bestEpoch}`);
}

function trainingTile(trial) {
  return tile("Training", duration(trial.seconds),
    [plural(trial.epochs, "epoch"), known(trial.weights) ? `${count(trial.weights)} parameters` : null].filter(Boolean).join("; "));
}

/** The networks of the best and of the last epoch, judged in one opening of the test set. */
function testedEpochs() {
  const last = data.test && data.test.lastEpoch;
  if (!last) return null;
  const best = bestMember();
  const bestEpoch = known(best.epoch) ? best.epoch : data.trials.find((t) => t.number === best.trial).bestEpoch;
  const row = (name, one) => el("tr", {},
    el("th", { scope: "row" }, name), el("td", { class: "number strong" }, count(one.errors)),
    el("td", { class: "number" }, percent(one.accuracy)), el("td", { class: "number" }, interval(one)),
    el("td", { class: "number" }, loss(one.logLoss)));
  return el("div", {}, el("h3", {}, "Best and last epoch on the test set"),
    scrolling("Best and last epoch on the test set", el("table", { id: "tested-epochs" },
      el("thead", {}, el("tr", {}, head("Network"), head("Errors", "number"), head("Accuracy", "number"), head("95 % interval", "number"), head("Loss", "number"))),
      el("tbody", {}, row(`Best epoch, ${bestEpoch}`, best), row(`Last epoch, ${last.epoch}`, last)))));
}

/** The only trial of a study needs no name. */
const trialInWords = (trial) => (onlyTrial() ? "" : `trial ${trial.number}, `);

function worstPair() {
  if (!data.test || !data.test.pairs.length) return null;
  const [worst] = data.test.pairs;
  return el("p", { class: "verdict" }, `Most frequent mistake: ${takenFor(worst)}, ${worst.images === 1 ? "once" : `${count(worst.images)} times`}.`);
}

function ended(trial) {
  return el("div", {}, el("p", { class: "verdict" }, stateMark(trial.state), trial.cause ? `: ${trial.cause}` : ""),
    trial.detail ? el("pre", { class: "text", tabindex: "0", "aria-label": "Trace" }, trial.detail) : null);
}

function singleCurves(trial) {
  if (!hasCurve(trial)) return section("curves", "Training", null, empty("No epoch has ended yet."));
  choosePicked();
  return section("curves", "Training", `Training against validation over ${plural(trial.epochs, "epoch")}.`, ...trialPlots().nodes, epochTable(true).node);
}
