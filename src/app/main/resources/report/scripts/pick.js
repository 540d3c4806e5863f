// Which trial is looked at: the one that the address names, or else the best.

const hasCurve = (trial) => Boolean(data.curves[trial.number]);
let pickedTrial = null;

/** Opens a trial, and takes the reader there. */
function pickTrial(trial) {
  if (!trial) return;
  beginStep();
  follow("trial", String(trial.number));
  goTo("trial", "trial-choice");
}

function choosePicked() {
  const named = (number) => data.trials.find((trial) => trial.number === number);
  pickedTrial = named(Number(link.get("trial"))) || named(data.overview.best) || data.trials[0] || null;
}

/** What the address asks for in vain: trials that are not there; empty where all are. */
function missingTrials(key) {
  const missing = (link.get(key) || "").split(",").filter(Boolean).filter((number) => !data.trials.some((trial) => String(trial.number) === number));
  if (!missing.length) return "";
  const numbers = data.trials.map((trial) => trial.number);
  return `The address asks for trial ${missing.join(", ")}, which this study does not have: its trials are ${Math.min(...numbers)} to ${Math.max(...numbers)}.`;
}

// Before anything that shows it, whichever way the parts of the page stand.
onLink(choosePicked);

/** Marks the open trial's row among those of the table. */
function markPicked(rows) {
  rows.querySelectorAll("tr[aria-current]").forEach((row) => row.removeAttribute("aria-current"));
  const row = pickedTrial && rows.querySelector(`tr[data-trial="${pickedTrial.number}"]`);
  if (row) row.setAttribute("aria-current", "true");
}

/** A click on a row opens its trial, unless it was meant for something in the row or marked some text. */
function openRow(event) {
  if (event.target.closest("button, input, label, details, a") || String(window.getSelection())) return;
  const row = event.target.closest("tr[data-trial]");
  if (row) pickTrial(data.trials.find((trial) => trial.number === Number(row.dataset.trial)));
}

/** Takes the reader to the trial or the comparison that the address names; who loads the page again stays where they were. */
function openFromAddress() {
  const [navigation] = performance.getEntriesByType("navigation");
  if (navigation && navigation.type === "reload") return;
  const part = compared().length > 1 ? "compare" : link.get("trial") ? "trial" : null;
  const node = part && document.getElementById(part);
  if (node) node.scrollIntoView();
}
