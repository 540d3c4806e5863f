// Optimisation history: what each trial reached, and the best so far.

const FALLEN = new Set(["FAILED", "DIVERGED"]);

const MOST_POINTS = 2000;

function history() {
  const shown = data.trials.filter((trial) => known(trial.reached) || FALLEN.has(trial.state));
  const lead = `${capital(data.search.objective)} of each trial in the order they were proposed; the line is the best so far among complete trials.`;
  if (!data.reaches) {
    const fallen = shown.length ? `${plural(shown.length, "trial")} failed or diverged before a first result; the table below has their causes.` : "No trial has reached a first result yet.";
    return section("history", "Optimisation history", null, empty(fallen));
  }
  const plot = chart(historyInWords(shown), () => historyOption(thinned(shown.filter(isKept), MOST_POINTS)), { onClick: (event) => pickTrial(event.data.trial) });
  return section("history", "Optimisation history", lead, rangeControl(), plot.node,
    el("p", { class: "note" }, historyNote(shown)), ...distribution());
}

/** Shared by the charts of the objective: most trials, or all of them. */
function rangeControl() {
  if (!data.reaches || !data.reaches.beyond) return null;
  return el("div", { class: "controls" }, toggle("Range of the objective's axes",
    [["", "Where most trials lie"], ["all", "Whole range"]], link.get("range") || "", (value) => {
      setLink("range", value);
      drawCharts();
    }));
}

function historyNote(shown) {
  const fallen = shown.filter((trial) => FALLEN.has(trial.state)).length;
  const { low, high, beyond } = data.reaches;
  const [edge, worse] = data.search.higherIsBetter ? ["lower", `below ${figure(low)}`] : ["upper", `above ${figure(high)}`];
  return [
    fallen ? `Failed and diverged trials (${fallen}) stand on the ${edge} edge.` : "",
    beyond ? `${plural(beyond, "trial")} ${worse} ${beyond === 1 ? "is" : "are"} drawn as a triangle on the ${edge} edge.` : "",
    thinnedInWords(shown, MOST_POINTS),
    "Select a point to open its trial.",
  ].filter(Boolean).join(" ");
}

function historyInWords(shown) {
  const best = data.overview.best;
  return `Scatter chart of ${plural(shown.length, "trial")}.` + (best ? ` The best is trial ${best}.` : "");
}

function historyOption(shown) {
  const c = colours();
  const ends = objectiveEnds(shown.map((trial) => trial.reached).filter(known));
  const edge = worseEnd(ends);
  const point = (trial) => {
    const fallen = FALLEN.has(trial.state);
    const beyond = !fallen && isBeyond(trial.reached, ends);
    return { value: [trial.number, fallen || beyond ? edge : trial.reached], trial, ...(beyond ? { symbol: "triangle", symbolRotate: edge === ends.min ? 180 : 0 } : {}) };
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
    yAxis: upright("", { ...ends, axisLabel: objectiveLabels(ends) }),
    tooltip: tooltip((event) => trialTip(event.data.trial)),
    series,
  };
}

function bestSoFar(ends) {
  let best = null;
  const line = [];
  const point = (number) => line.push([number, isBeyond(best.value, ends) ? worseEnd(ends) : best.value]);
  data.trials.filter((trial) => trial.state === "COMPLETE" && known(trial.value)).forEach((trial) => {
    if (!best || objectiveLoss(trial) < objectiveLoss(best)) best = trial;
    point(trial.number);
  });
  if (best) point(data.trials[data.trials.length - 1].number);
  return line;
}

function trialTip(trial) {
  return tip(`Trial ${trial.number}, ${STATE_WORDS[trial.state]}`, [
    [data.search.objective, known(trial.reached) ? figure(trial.reached) : null],
    ["validation accuracy", objectiveKey() !== "accuracy" && known(trial.accuracy) ? percent(trial.accuracy) : null],
    ["log-loss", known(trial.logLoss) ? loss(trial.logLoss) : null],
    ["epochs", String(trial.epochs)],
    ["repeats trial", known(trial.repeats) ? String(trial.repeats) : null],
    ...namedValues(trial),
    ["cause", trial.cause],
  ]);
}
