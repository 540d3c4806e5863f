// Slices: each parameter against the objective, one chart each.

const MOST_SLICES = 12;
const MOST_SLICE_POINTS = 600;

function slices() {
  const shown = data.trials.filter((trial) => known(trial.reached));
  if (!data.axes.length || !shown.length) return null;
  const axes = mostInfluentialFirst().slice(0, MOST_SLICES);
  const lead = `Each parameter against ${data.search.objective}, ${data.mattered.influences.length ? "the most influential first" : "in the space's order"}; the darker a point, the later the trial. Grey rings: not complete.`;
  const plots = axes.map((a) => chart(`${a.name} against ${data.search.objective}.`, () => sliceOption(a, shown.filter(isKept)), { kind: "chart slice", onClick: (event) => pickTrial(event.data.trial) }));
  return section("slices", "Slices", lead, el("div", { class: "slices" }, plots.map((plot) => plot.node)), sliceNote(shown), ...ranks());
}

function mostInfluentialFirst() {
  const place = new Map(data.mattered.influences.map((one, i) => [one.parameter, i]));
  return [...data.axes].sort((a, b) => (place.get(a.name) ?? 1e6) - (place.get(b.name) ?? 1e6));
}

function sliceNote(shown) {
  return el("p", { class: "note" }, [
    data.axes.length > MOST_SLICES ? `${plural(data.axes.length - MOST_SLICES, "parameter")} with less influence left out.` : "",
    thinnedInWords(shown, MOST_SLICE_POINTS),
    "Select a point to open its trial.",
  ].filter(Boolean).join(" "));
}

function sliceOption(a, kept) {
  const c = colours();
  const trials = thinned(kept.filter((trial) => known(trial.values[a.name])), MOST_SLICE_POINTS);
  const ends = objectiveEnds(trials.map((trial) => trial.reached));
  const last = data.trials[data.trials.length - 1].number;
  const point = (trial) => {
    const early = trial.state !== "COMPLETE";
    return {
      trial,
      value: [sliceAt(a, trial), isBeyond(trial.reached, ends) ? worseEnd(ends) : trial.reached],
      itemStyle: early ? { color: "transparent", borderColor: c.muted, borderWidth: 1 } : { color: ramp(0.25 + 0.75 * trial.number / last), opacity: 0.85 },
    };
  };
  return {
    title: { text: shortName(a.name), left: 0, top: 0, textStyle: { fontSize: 12, fontWeight: 600, color: c.ink, width: 280, overflow: "truncate" } },
    legend: { show: false },
    grid: { left: 4, right: 24, top: 30, bottom: 4, containLabel: true },
    xAxis: sliceAxis(a),
    yAxis: upright("", { ...ends, splitNumber: 4, axisLabel: objectiveLabels(ends) }),
    tooltip: tooltip((event) => trialTip(event.data.trial)),
    series: [{ type: "scatter", symbolSize: trials.length > 200 ? 5 : 8, cursor: "pointer", clip: false, data: trials.map(point) }],
  };
}

/** Choices are spread a little, each trial always to the same side. */
function sliceAt(a, trial) {
  const at = coordinate(a.name, trial);
  return a.scale === "CHOICE" ? at + (((trial.number * 0.618034) % 1) - 0.5) * 0.5 : at;
}

/** `look` says whether the axis lies or stands. */
function sliceAxis(a, look = axis, name = "") {
  const c = colours();
  const line = { splitLine: { show: false }, axisLine: { show: true, onZero: false, lineStyle: { color: c.line } } };
  if (a.scale === "CHOICE") {
    const choice = (at) => (Number.isInteger(at) && a.choices[at] !== undefined ? shortened(valueOn(a, a.choices[at]), 12) : "");
    return look(name, { min: -0.5, max: a.choices.length - 0.5, interval: 0.5, axisLabel: { formatter: choice }, ...line });
  }
  const ends = a.low < a.high ? { min: a.low, max: a.high } : {};
  return look(name, { type: a.scale === "LOG" ? "log" : "value", ...ends, axisLabel: { formatter: (value) => valueOn(a, value) }, ...line });
}
