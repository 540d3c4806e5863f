// How many of the trials have their curves in this page.

/** Said when the page has no room for all curves. */
function curvesNote() {
  const kept = Object.keys(data.curves).length;
  return kept < data.trialsWithCurve
    ? el("p", { class: "note", id: "curves-kept" }, `Curves of ${count(kept)} of ${plural(data.trialsWithCurve, "trial")}: those of the ensemble, the best, and others chosen evenly. The table has every trial.`)
    : null;
}
