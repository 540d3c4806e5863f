// Optimisation history: what each trial reached, and the best so far.

const FALLEN = new Set(["FAILED", "DIVERGED"]);

function history() {
  const shown = data.trials.filter((trial) => known(trial.reached) || FALLEN.has(trial.state));
  const lead = "Validation accuracy of each trial in the order they were proposed; the line is the best so far among complete trials.";
  if (!data.accuracies) {
    const fallen = shown.length ? `${plural(shown.length, "trial")} failed or diverged before a first result; the table below has their causes.` : "No trial has reached a first result yet.";
    return section("history", "Optimisation history", null, empty(fallen));
  }
  const plot = chart(historyInWords(shown), () => historyOption(shown), { onClick: (event) => pickTrial(event.data.trial) });
  return section("history", "Optimisation history", lead, rangeControl(), plot.node,
    el("p", { class: "note" }, historyNote(shown)));
}

/** Shared by the charts of accuracy: most trials, or all of them. */
function rangeControl() {
  if (!data.accuracies || !data.accuracies.below) return null;
  return el("div", { class: "controls" }, toggle("Range of the accuracy axes",
    [["", "Where most trials lie"], ["all", "Whole range"]], link.get("range") || "", (value) => {
      setLink("range", value);
      drawCharts();
    }));
}

function historyNote(shown) {
  const fallen = shown.filter((trial) => FALLEN.has(trial.state)).length;
  const below = data.accuracies ? data.accuracies.below : 0;
  return [
    fallen ? `Failed and diverged trials (${fallen}) stand on the lower edge.` : "",
    below ? `${plural(below, "trial")} below ${percent(data.accuracies.low)} ${below === 1 ? "is" : "are"} drawn as a triangle on the lower edge.` : "",
    "Select a point to see its learning curves.",
  ].filter(Boolean).join(" ");
}

function historyInWords(shown) {
  const best = data.overview.best;
  return `Scatter chart of ${plural(shown.length, "trial")}.` + (best ? ` The best is trial ${best}.` : "");
}

function historyOption(shown) {
  const c = colours();
  const ends = accuracyEnds(Math.min(...shown.map((trial) => trial.reached ?? 1)));
  const point = (trial) => {
    const fallen = FALLEN.has(trial.state);
    const under = !fallen && trial.reached < ends.min;
    return { value: [trial.number, fallen || under ? ends.min : trial.reached], trial, ...(under ? { symbol: "triangle", symbolRotate: 180 } : {}) };
  };
  const points = (accepts) => shown.filter(accepts).map(point);
  const scatter = (name, accepts, look) => ({ name, type: "scatter", symbolSize: shown.length > 300 ? 6 : 9, data: points(accepts), cursor: "pointer", clip: false, ...look });
  const series = [
    { name: "best so far", type: "line", step: "end", symbol: "none", silent: true, data: bestSoFar(ends), lineStyle: { color: c.orange, width: 2 }, itemStyle: { color: c.orange, opacity: 0 } },
    scatter("complete", (t) => t.state === "COMPLETE", { itemStyle: { color: c.blue, opacity: 0.85 } }),
    scatter("not complete", (t) => t.state !== "COMPLETE" && !FALLEN.has(t.state), { itemStyle: { color: c.card, borderColor: c.muted, borderWidth: 1.5 } }),
    scatter("failed or diverged", (t) => FALLEN.has(t.state), { symbol: "diamond", symbolSize: shown.length > 300 ? 8 : 11, itemStyle: { color: c.red } }),
  ].filter((s) => s.data.length);
  return {
    grid: { left: 8, right: 16, top: isNarrow() ? 64 : 36, bottom: 28, containLabel: true },
    xAxis: axis("trial", { min: 0, max: Math.max(...data.trials.map((t) => t.number)) + 1, minInterval: 1, splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: c.line } }, axisLabel: { showMaxLabel: false, showMinLabel: false } }),
    yAxis: upright("", { ...ends, axisLabel: accuracyLabels(ends) }),
    tooltip: tooltip((event) => trialTip(event.data.trial)),
    series,
  };
}

function bestSoFar(ends) {
  let best = -1;
  const line = [];
  data.trials.filter((trial) => trial.state === "COMPLETE").forEach((trial) => {
    best = Math.max(best, trial.accuracy);
    line.push([trial.number, Math.max(best, ends.min)]);
  });
  if (line.length) line.push([data.trials[data.trials.length - 1].number, best]);
  return line;
}

function trialTip(trial) {
  return tip(`Trial ${trial.number}, ${STATE_WORDS[trial.state]}`, [
    ["validation accuracy", known(trial.reached) ? percent(trial.reached) : null],
    ["log-loss", known(trial.logLoss) ? loss(trial.logLoss) : null],
    ["epochs", String(trial.epochs)],
    ["repeats trial", known(trial.repeats) ? String(trial.repeats) : null],
    ...data.axes.map((a) => [a.name, known(trial.values[a.name]) ? plain(trial.values[a.name]) : null]),
    ["cause", trial.cause],
  ]);
}
