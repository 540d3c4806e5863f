// What each column of the trials' table shows and sorts by.

import { shortName, valueOn } from "./axes.js";
import { hasPrecisions, precisionOf } from "./computed.js";
import { data } from "./data.js";
import { capital, count, duration, known, loss, percent } from "./format.js";
import { COLUMN_LABELS } from "./headings.js";
import { link } from "./link.js";
import { bestFirst, figure, objectiveKey } from "./objective.js";
import { STATE_WORDS } from "./states.js";
import { keptAverage } from "./trials.js";

/** The keys are those of addresses, which have been shared. */
export function trialColumns() {
  const number = (key, show, label = COLUMN_LABELS[key]) => ({
    key,
    label,
    kind: "number",
    show,
    value: (t) => t[key],
  });
  return [
    { key: "number", label: COLUMN_LABELS.number, kind: "first", show: String, value: (t) => t.number },
    { key: "state", label: COLUMN_LABELS.state, show: (state) => STATE_WORDS[state], value: (t) => t.state },
    ...(objectiveKey() === "value"
      ? [{ ...number("value", (v) => figure(v), capital(data.search.objective)), share: data.search.unit === "SHARE" }]
      : []),
    { ...number("accuracy", (v) => percent(v)), share: true },
    ...(data.front ? [frontColumn()] : []),
    ...(data.trials.some((t) => t.breaks?.length) ? [breaksColumn()] : []),
    ...(data.trials.some((t) => known(t.spread))
      ? [{ ...number("spread", (v) => percent(v)), share: true, percent: true }]
      : []),
    number("logLoss", loss),
    number("epochs", count),
    number("bestEpoch", count),
    ...(data.trials.some(keptAverage) ? [keptColumn()] : []),
    { ...number("seconds", duration), value: (t) => t.seconds || null },
    { ...number("weights", count), value: (t) => t.parameters },
    ...(hasPrecisions() ? [precisionColumn()] : []),
    ...data.axes.map(parameterColumn),
  ];
}

/** Shown when some trial kept an average of its weights. */
function keptColumn() {
  return { key: "kept", label: COLUMN_LABELS.kept, kind: "", show: String, value: (t) => t.weights };
}

/** Shown where trials were computed in several precisions. */
function precisionColumn() {
  return { key: "precision", label: COLUMN_LABELS.precision, kind: "", show: String, value: precisionOf };
}

/** Shown with a second objective. */
function frontColumn() {
  return {
    key: "front",
    label: COLUMN_LABELS.front,
    kind: "",
    show: String,
    value: (t) => (t.front ? "front" : null),
  };
}

/** Shown where a trial breaks a constraint. */
function breaksColumn() {
  return {
    key: "breaks",
    label: COLUMN_LABELS.breaks,
    kind: "",
    show: String,
    value: (t) => (t.breaks?.length ? `breaks ${t.breaks.join(", ")}` : null),
  };
}

function parameterColumn(axisOf) {
  return {
    key: `p.${axisOf.name}`,
    label: shortName(axisOf.name),
    kind: axisOf.scale === "CHOICE" ? "" : "number",
    value: (t) => t.values[axisOf.name],
    show: (value) => valueOn(axisOf, value),
    axis: axisOf,
  };
}

/** Missing values come last whichever way the others go. */
export function comparison(column, descending) {
  return (a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    if (!known(x) || !known(y)) return known(x) - known(y) ? known(y) - known(x) : bestFirst(a, b);
    const order =
      typeof x === "number" && typeof y === "number"
        ? x - y
        : String(x).localeCompare(String(y), "en", { numeric: true });
    return (descending ? -order : order) || bestFirst(a, b);
  };
}

/** Best first, those last that break a constraint, unless the address asks for another order. */
export const tableOrder = (column, descending) => (link.get("sort") ? comparison(column, descending) : bestFirst);

/** [column's key, "asc" or "desc"]; best first unless the address says otherwise. */
export const sortChoice = () =>
  (link.get("sort") || `${objectiveKey()}:${data.search.higherIsBetter ? "desc" : "asc"}`).split(/:(?=[^:]*$)/);

export const ALWAYS_SHOWN = new Set(["number", "state"]);

export const hiddenColumns = () => new Set((link.get("hide") || "").split(",").filter(Boolean));

export function shownColumns(columns) {
  const hidden = hiddenColumns();
  return columns.filter((column) => ALWAYS_SHOWN.has(column.key) || !hidden.has(column.key));
}
