// The ensemble against its members.

const METHOD_WORDS = {
  average: "with equal weights",
  diverse: "with equal weights, chosen such that no two agree too often",
  weighted: "with the weights that fit the validation images best",
  greedy: "picked one after another, each for the best average",
};

function ensemble() {
  const e = data.ensemble;
  if (e && judgedAlone()) return null;
  if (!e) {
    return section("ensemble", "Ensemble", null, empty("No ensemble has been built from this study yet. Build one with", data.origin.ensembleCommand));
  }
  const lead = `The mean of the probabilities of ${plural(e.members.length, "member")}, ${METHOD_WORDS[e.method] || `by the method ${e.method}`}; chosen on the ${count(e.images)} validation images alone, ${time(e.built)}.`;
  return section("ensemble", "Ensemble against its members", lead,
    data.test ? el("p", { class: "verdict" }, data.test.comparison) : empty("Not tested yet; the figures below are from the validation images. Open the test set once, with", data.origin.evaluateCommand),
    gainFacts(),
    scrolling("Ensemble and members", data.test ? testedTable(e) : validationTable(e)),
    data.test ? el("p", { class: "note" }, `Accuracy on ${count(data.test.images)} test images with Wilson's 95 % interval. Members, weights and temperature were fixed before the test set was opened.`) : null,
    ...ensembleParts(e));
}

function gainFacts() {
  const d = data.test && data.test.diagnostics;
  if (!d) return null;
  const points = (share, digits = 2) => `${share < 0 ? "−" : "+"}${Math.abs(100 * share).toFixed(digits)}`;
  return facts([
    [`Gain over ${checkpointName(bestMember())}`, `${points(d.gain.gain)} percentage points; 95 % bootstrap interval ${points(d.gain.low)} to ${points(d.gain.high)}`],
    ["Macro F1", percent(d.macro.f1)],
    ["Speed", `${count(Math.round(1000 / d.secondsPerThousand))} images/s for all members together`],
    ...studentFacts(data.ensemble.distilled, data.test.distilled, d),
  ]);
}

/** What one network in the ensemble's place saves. */
function studentFacts(student, tested, diagnostics) {
  if (!student || !tested) return [];
  const megabytes = (bytes) => `${plain(bytes / 1e6, 2)} MB`;
  return [["Distilled", `${count(student.parameters)} parameters; ${megabytes(student.bytes)} against ${megabytes(student.ofAll)}, ${(diagnostics.secondsPerThousand / tested.secondsPerThousand).toFixed(1)} times as fast`]];
}

function testedTable(e) {
  const student = data.test.distilled && e.distilled;
  const rows = [data.test.ensemble, ...(student ? [data.test.distilled] : []), ...data.test.members];
  const chosen = [e, ...(student ? [{ ...student, isStudent: true }] : []), ...e.members];
  const scale = forestScale(rows);
  const more = [["Calibration error", (row) => row.ece, (v) => percent(v)], ["s / 1,000 images", (row) => row.secondsPerThousand, (v) => plain(v, 2)]]
    .filter(([, of]) => rows.some((row) => known(of(row))));
  return el("table", { class: "forest" },
    el("thead", {}, el("tr", {}, head("", ""), head("Weight"), head("Errors", "number"), head("Accuracy", "number"),
      el("th", { class: "plot", "aria-hidden": "true" }, forestTicks(scale)), head("Log-loss", "number"), ...more.map(([words]) => head(words, "number")), head("On validation", "number"))),
    el("tbody", {}, rows.map((row, i) => testedRow(row, scale, more, chosen[i]))));
}

const head = (text, kind = "") => el("th", { scope: "col", class: kind }, text);

/**
 * @param more [words, figure of a row, how it is shown] of columns that older evaluations lack
 * @param chosen the same member, ensemble or distilled network on validation
 */
function testedRow(row, scale, more, chosen) {
  return el("tr", { class: row.trial ? "" : "ensemble" },
    el("th", { scope: "row" }, chosen.isStudent ? studentName(chosen) : row.trial ? memberName(row) : "Ensemble"),
    el("td", {}, known(chosen.weight) ? weightBar(chosen.weight) : ""),
    el("td", { class: "number strong" }, count(row.errors)),
    el("td", { class: "number" }, percent(row.accuracy), el("span", { class: "visually-hidden" }, `, 95 % interval ${interval(row)}`)),
    el("td", { class: "plot", title: `95 % interval ${interval(row)}` }, forestSpan(row, scale)),
    el("td", { class: "number" }, loss(row.logLoss)),
    more.map(([, of, show]) => el("td", { class: "number" }, known(of(row)) ? show(of(row)) : NONE)),
    el("td", { class: "number" }, percent(chosen.accuracy)));
}

const studentName = ({ trial }) => ["Distilled ", el("span", { class: "best-member" }, `as trial ${trial}`)];

/** Of those on the test the one with the best validation score. */
const bestMember = () => data.test.members[data.test.bestMember];

/** With the epoch of a checkpoint that isn't its trial's best. */
const checkpointName = ({ trial, epoch }) => `trial ${trial}${known(epoch) ? `, epoch ${epoch}` : ""}`;

/** Several members may be checkpoints of one trial. */
const isSameCheckpoint = (a, b) => a.trial === b.trial && (a.epoch ?? null) === (b.epoch ?? null);

function memberName(member) {
  const best = data.test && isSameCheckpoint(member, bestMember());
  return [capital(checkpointName(member)), best ? [" ", el("span", { class: "best-member" }, "best on validation")] : null].flat();
}

function weightBar(weight) {
  if (!known(weight)) return NONE;
  return [percent(weight, 0), el("span", { class: "weight", "aria-hidden": "true" }, el("i", { style: { width: `${100 * weight}%` } }))];
}

function forestScale(rows) {
  const low = Math.min(...rows.map((row) => row.low));
  const high = Math.max(...rows.map((row) => row.high));
  const at = (value) => `${(100 * (value - low)) / (high - low || 1)}%`;
  const step = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2].find((s) => (high - low) / s <= 4) || 0.5;
  const ticks = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++) ticks.push(i * step);
  return { at, ticks, digits: step < 0.001 ? 2 : step < 0.01 ? 1 : 0 };
}

function forestTicks(scale) {
  return el("span", { class: "ticks" }, scale.ticks.map((tick) =>
    el("span", { style: { left: scale.at(tick) } }, percent(tick, scale.digits))));
}

function forestSpan(row, scale) {
  return el("span", { class: "span", "aria-hidden": "true" },
    row.trial ? el("i", { class: "reference", style: { left: scale.at(data.test.ensemble.accuracy) } }) : null,
    el("i", { style: { left: scale.at(row.low), width: `calc(${scale.at(row.high)} - ${scale.at(row.low)})` } }),
    el("b", { style: { left: scale.at(row.accuracy) } }));
}

function validationTable(e) {
  const row = (name, weight, one, kind) => el("tr", { class: kind },
    el("th", { scope: "row" }, name), el("td", {}, weight), el("td", { class: "number strong" }, count(one.errors)),
    el("td", { class: "number" }, percent(one.accuracy)), el("td", { class: "number" }, loss(one.logLoss)));
  return el("table", {},
    el("thead", {}, el("tr", {}, head(""), head("Weight"), head("Errors", "number"), head("Validation accuracy", "number"), head("Log-loss", "number"))),
    el("tbody", {}, row("Ensemble", "", e, "ensemble"),
      e.distilled ? row(studentName(e.distilled), "", e.distilled, "") : null,
      e.members.map((member) => row(memberName(member), weightBar(member.weight), member, ""))));
}
