// Parallel coordinates: each line is a trial, from its parameters to what it reached.

const MOST_LINES = 1000;

function parameters() {
  const shown = data.trials.filter((trial) => trial.state === "COMPLETE");
  const lead = `Each line is a complete trial, from its parameters to its ${data.search.objective}; the stronger the colour, the better. Drag along an axis to keep the trials that pass there, on the whole page; click the axis to let the others back in.`;
  if (!data.axes.length) return section("parameters", "Parameters", null, empty("This study's space has no parameters: everything in it is fixed."));
  if (!shown.length) return section("parameters", "Parameters", null, empty("No trial has completed, so there is nothing to compare."));
  const plot = chart(`Parallel coordinates of ${plural(shown.length, "trial")} over ${plural(data.axes.length, "parameter")}.`, () => parallelOption(thinned(keptByText(shown), MOST_LINES)), {
    kind: "chart tall",
    ready: (instance) => instance.on("axisareaselected", () => setBrushes(drawnBrushes(instance), plot.entry)),
    drawn: drawBrushes,
  });
  plot.box.style.setProperty("height", `${parallelHeight()}px`);
  const words = [
    data.axes.some((a) => a.when) ? "A line passes over the axis of a parameter that is inactive in its trial." : "",
    thinnedInWords(shown, MOST_LINES),
  ].filter(Boolean).join(" ");
  return section("parameters", "Parameters", lead, plot.node,
    words ? el("p", { class: "note" }, words) : null);
}

const brushable = () => [...data.axes.map((a) => a.name), OBJECTIVE_AXIS];

/** Intervals by axis, as the reader has dragged them. */
function drawnBrushes(instance) {
  return new Map(brushable()
    .map((name, i) => [name, instance.getModel().getComponent("parallelAxis", i).activeIntervals])
    .filter(([, intervals]) => intervals.length));
}

function drawBrushes(instance) {
  const wanted = brushes();
  brushable().forEach((name, i) => {
    if (wanted.has(name)) instance.dispatchAction({ type: "axisAreaSelect", parallelAxisId: String(i), intervals: wanted.get(name) });
  });
}

function parallelOption(shown) {
  const { min, max } = completeEnds();
  const range = { low: min, high: max };
  const worstFirst = [...shown].sort((a, b) => bestFirst(b, a));
  return {
    parallel: {
      layout: isNarrow() ? "vertical" : "horizontal",
      ...parallelPlace(),
      parallelAxisDefault: parallelLook(colours()),
    },
    parallelAxis: parallelAxes(shown),
    graphic: isNarrow() ? axisNames() : [],
    tooltip: tooltip((event) => (event.data && event.data.trial ? trialTip(event.data.trial) : "")),
    series: [{
      type: "parallel",
      smooth: 0.15,
      inactiveOpacity: 0.04,
      activeOpacity: 1,
      data: shown.length ? worstFirst.map((trial) => parallelLine(trial, shown.length, range)) : [unseenLine()],
    }],
  };
}

const parallelPlace = () => (isNarrow() ? { left: 24, right: 24, top: 30, bottom: 36 } : { left: 56, right: 56, top: 54, bottom: 30 });
const parallelHeight = () => (isNarrow() ? (data.axes.length + 1) * 78 + 60 : 440);

/** ECharts can't mark a logarithmic axis on which nothing is drawn. */
function parallelAxes(shown) {
  const isEmpty = (a) => !shown.some((trial) => known(trial.values[a.name]));
  return [...data.axes.map((a) => parallelAxis(a, isEmpty(a))), objectiveAxis()].map((one, dim) => ({ z: 10, dim, id: String(dim), ...one, name: isNarrow() ? "" : one.name }));
}

/** Names above the lying axes of a narrow page; ECharts would write them across the axes. */
function axisNames() {
  const { top, bottom } = parallelPlace();
  const names = [...data.axes.map((a) => shortName(a.name)), data.search.shortObjective];
  const gap = (parallelHeight() - top - bottom) / (names.length - 1);
  const c = colours();
  return names.map((text, i) => ({
    type: "text", silent: true, z: 20, left: 24, top: top + i * gap - 20,
    style: { text, fill: c.ink, fontSize: 12, fontWeight: 600, stroke: c.card, lineWidth: 4 },
  }));
}

function parallelLook(c) {
  return {
    nameGap: 16,
    nameTextStyle: { color: c.ink, fontSize: 12 },
    axisLine: { lineStyle: { color: c.muted } },
    axisTick: { lineStyle: { color: c.muted }, length: 3 },
    splitLine: { show: false },
    areaSelectStyle: { width: 18, borderColor: c.orange, color: c.orange, opacity: 0.25 },
  };
}

/** Labels stand on the lines, so each has a rim in the background's colour. */
function parallelLabel(extra = {}) {
  const c = colours();
  return { color: c.ink, fontSize: 11, hideOverlap: true, textBorderColor: c.card, textBorderWidth: 4, ...extra };
}

function parallelAxis(a, isEmpty) {
  const short = shortName(a.name);
  const name = short.length > 22 ? `…${short.slice(-20)}` : short;
  if (a.scale === "CHOICE") return { name, type: "category", data: a.choices.map((choice) => valueOn(a, choice)), axisLabel: parallelLabel({ formatter: (text) => shortened(text, 16) }) };
  const [low, high] = a.low < a.high ? [a.low, a.high] : [a.low * 0.9, a.high * 1.1 + 1e-9];
  const log = a.scale === "LOG" && !isEmpty;
  return { name, type: log ? "log" : "value", min: low, max: high, axisLabel: parallelLabel({ formatter: unlessCrowded(low, high, log), showMinLabel: true, showMaxLabel: true }) };
}

const shortened = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** Both ends have a label; a round number next to one of them goes without. */
function unlessCrowded(low, high, log) {
  const at = log ? Math.log : (value) => value;
  const near = 0.07 * (at(high) - at(low));
  const digits = rangeDigits(low, high, log);
  return (value) => {
    const [fromLow, toHigh] = [at(value) - at(low), at(high) - at(value)];
    const end = Math.abs(fromLow) < near / 1000 || Math.abs(toHigh) < near / 1000;
    return !end && (fromLow < near || toHigh < near) ? "" : plain(value, digits);
  };
}

function objectiveAxis() {
  const ends = completeEnds();
  return { name: data.search.shortObjective, ...ends, axisLabel: parallelLabel(objectiveLabels(ends)), nameTextStyle: { fontWeight: 650 } };
}

/** Without any line ECharts would draw a logarithmic axis to infinity. */
function unseenLine() {
  return { value: [...data.axes.map((a) => (a.scale === "CHOICE" ? 0 : a.low)), data.reaches.low], lineStyle: { opacity: 0 } };
}

/** @param range that the colours span */
function parallelLine(trial, lines, range) {
  const best = trial.number === data.overview.best;
  const value = drawnObjective(trial);
  return {
    trial,
    value: [...data.axes.map((a) => parallelValue(a, trial)), value],
    lineStyle: {
      color: best ? colours().orange : ramp(standing(value, range)),
      width: best ? 2.5 : lines > 200 ? 1 : 1.6,
      opacity: lines > 200 ? 0.5 : 0.85,
    },
  };
}

/** A choice is drawn by its place among all, since two of them may look alike. */
function parallelValue(a, trial) {
  const at = coordinate(a.name, trial);
  return known(at) ? at : a.scale === "CHOICE" ? null : NaN;
}
