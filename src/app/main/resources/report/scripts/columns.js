// What each column of the trials' table shows and sorts by.

function trialColumns() {
  const number = (key, label, show = String) => ({
    key, label, kind: "number", show, value: (t) => t[key], cell: (t) => (known(t[key]) ? show(t[key]) : NONE),
  });
  return [
    { key: "number", label: "Trial", kind: "first", show: String, value: (t) => t.number, cell: numberCell },
    { key: "state", label: "State", show: (state) => STATE_WORDS[state], value: (t) => t.state, cell: stateCell },
    ...(objectiveKey() === "value" ? [{ ...number("value", capital(data.search.objective), (v) => figure(v)), share: data.search.unit === "SHARE" }] : []),
    { ...number("accuracy", "Validation accuracy", (v) => percent(v)), share: true },
    ...(data.front ? [frontColumn()] : []),
    ...(data.trials.some((t) => known(t.spread)) ? [{ ...number("spread", "Spread of folds", (v) => percent(v)), share: true }] : []),
    number("logLoss", "Log-loss", loss),
    number("epochs", "Epochs", count),
    number("bestEpoch", "Best epoch", count),
    ...(data.trials.some(keptAverage) ? [keptColumn()] : []),
    { ...number("seconds", "Time", duration), value: (t) => t.seconds || null },
    number("weights", "Network size", count),
    ...data.axes.map(parameterColumn),
  ];
}

/** Columns of the objectives that every trial has a figure of; another objective has a column of its own. */
const OBJECTIVE_COLUMNS = { "val-accuracy": "accuracy", "val-loss": "logLoss" };

/** The column that the objective decides by. */
const objectiveKey = () => OBJECTIVE_COLUMNS[data.search.objectiveId] || "value";

/** Whether a trial's checkpoint has an average of the weights. */
const keptAverage = (trial) => known(trial.kept) && trial.kept !== "trained";

/** Shown when some trial kept an average of its weights. */
function keptColumn() {
  return { key: "kept", label: "Weights", kind: "", show: String, value: (t) => t.kept, cell: (t) => (known(t.kept) ? t.kept : NONE) };
}

/** Shown with a second objective. */
function frontColumn() {
  return { key: "front", label: "Pareto front", kind: "", show: () => "front", value: (t) => (t.front ? 1 : null), cell: (t) => (t.front ? "front" : NONE) };
}

function parameterColumn(axisOf) {
  return {
    key: `p.${axisOf.name}`,
    label: shortName(axisOf.name),
    kind: axisOf.scale === "CHOICE" ? "" : "number",
    value: (t) => t.values[axisOf.name],
    show: (value) => valueOn(axisOf, value),
    cell: (t) => (known(t.values[axisOf.name]) ? valueOn(axisOf, t.values[axisOf.name]) : null),
    hint: axisOf.when ? `inactive: has a value only when ${axisOf.when}` : "no value in this trial",
  };
}

function numberCell(trial) {
  return [
    compareBox(trial),
    el("button", { type: "button", class: "plain", id: `open-${trial.number}`, "aria-label": `Open trial ${trial.number}`, on: { click: () => pickTrial(trial) } }, String(trial.number)),
    trial.member ? el("span", { class: "member", title: "member of the ensemble" }, el("span", { class: "visually-hidden" }, ", member of the ensemble")) : null,
  ];
}

function stateCell(trial) {
  const mark = [stateMark(trial.state), known(trial.repeats) ? el("span", { class: "cause" }, `repeats ${trial.repeats}`) : null];
  if (!trial.cause) return mark;
  const cause = trial.detail
    ? el("details", { class: "cause" }, el("summary", {}, trial.cause), el("pre", {}, trial.detail))
    : el("span", { class: "cause" }, trial.cause);
  return [...mark, cause];
}

/** Missing values come last whichever way the others go. */
function comparison(column, descending) {
  return (a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    if (!known(x) || !known(y)) return known(x) - known(y) ? known(y) - known(x) : bestFirst(a, b);
    const order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "en", { numeric: true });
    return (descending ? -order : order) || bestFirst(a, b);
  };
}

/** The objective such that less is better; the worst for a trial without a checkpoint. */
function objectiveLoss(trial) {
  if (!known(trial.value)) return Number.MAX_VALUE;
  return data.search.higherIsBetter ? -trial.value : trial.value;
}

function bestFirst(a, b) {
  return objectiveLoss(a) - objectiveLoss(b) || (a.logLoss ?? 1e9) - (b.logLoss ?? 1e9) || a.number - b.number;
}
