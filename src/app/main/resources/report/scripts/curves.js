// Learning curves of all trials.

function curves() {
  const shown = data.trials.filter(hasCurve);
  const lead = `Each line is a trial on the validation images, epoch by epoch; the stronger the colour, the better the trial. The chosen one is orange.${betterOfNote(shown)}`;
  if (!shown.length) return section("curves", "Learning curves", null, empty("No trial has finished an epoch yet."));
  const plot = chart(`Validation curves of ${plural(shown.length, "trial")}.`, () => curvesOption(shown.filter(isKept)), { onClick: (event) => chooseCurve(event.data) });
  const metric = toggle("Metric", [["", "Accuracy"], ["loss", "Loss"]], link.get("metric") || "", (value) => {
    setLink("metric", value);
    plot.redraw();
  });
  onLink(plot.redraw);
  return section("curves", "Learning curves", lead, el("div", { class: "controls" }, metric), plot.node, curvesNote(), openPicked());
}

/** The way from the chosen line to its trial. */
function openPicked() {
  const button = el("button", { type: "button", class: "plain", on: { click: () => pickTrial(pickedTrial) } });
  const show = () => { button.textContent = `Open trial ${pickedTrial.number}`; };
  onLink(show);
  show();
  return el("p", { class: "note" }, "Select a line to choose its trial. ", button);
}

function chooseCurve(point) {
  if (point && point.trial) follow("trial", String(point.trial.number));
}

function curvesOption(shown) {
  const ofLoss = link.get("metric") === "loss";
  const values = ofLoss ? validationLosses : validationAccuracies;
  const lines = [...shown].sort((a, b) => bestFirst(b, a)).map((trial) => curveLine(trial, values)).filter((line) => line.coords.length);
  const heights = lines.flatMap((line) => line.coords.map((point) => point[1])).sort((a, b) => a - b);
  const lastEpoch = Math.max(2, ...lines.map((line) => line.coords[line.coords.length - 1][0]));
  const isLine = (line) => line.coords.length > 1;
  const picked = lines.filter((line) => line.trial === pickedTrial && isLine(line));
  const ends = lines.filter((line) => lines.length <= 200 || !isLine(line));
  const draw = (data, look) => ({ type: "lines", coordinateSystem: "cartesian2d", polyline: true, clip: true, data, ...look });
  const c = colours();
  const yAxis = ofLoss ? logAxis(heights) : curveAccuracyAxis(heights);
  if (ofLoss) lines.forEach((line) => { line.coords = notBelow(line.coords, yAxis).map(([epoch, height]) => [epoch, height]); });
  return {
    legend: { show: false },
    grid: { left: 8, right: 16, top: 14, bottom: 28, containLabel: true },
    xAxis: axis("epoch", { min: 1, max: lastEpoch, minInterval: 1, splitLine: { show: false } }),
    yAxis,
    tooltip: tooltip((event) => (event.data && event.data.trial ? trialTip(event.data.trial) : "")),
    series: [
      draw(lines.filter(isLine), { lineStyle: { width: lines.length > 200 ? 1 : 1.5, opacity: lines.length > 200 ? 0.45 : 0.8, curveness: 0 }, emphasis: { lineStyle: { width: 3, opacity: 1 } } }),
      draw(picked.map((line) => ({ ...line, lineStyle: { color: c.orange, width: 3 } })), { z: 5, lineStyle: { opacity: 1 } }),
      { type: "scatter", symbolSize: 5, z: 4, data: ends.map((line) => ({ value: line.coords[line.coords.length - 1], trial: line.trial, itemStyle: line.lineStyle })) },
    ],
  };
}

const validationLosses = (curve) => betterOf(Math.min, curve.validationLoss, curve.averagedLoss);

const validationAccuracies = (curve) => betterOf(Math.max, curve.validationAccuracy, curve.averagedAccuracy);

/** Each epoch's figure, of the trained or the averaged weights as they are better. */
const betterOf = (choose, trained, averaged) => trained.map((value, i) => {
  const both = [value, averaged[i]].filter(known);
  return both.length ? choose(...both) : null;
});

/** Points of a line over the epochs. */
const byEpoch = (curve, values) => curve.epoch.map((epoch, i) => [epoch, values[i]]);

const hasAverages = (trial) => data.curves[trial.number].averagedLoss.length > 0;

/** Nothing where no trial has averages. */
const betterOfNote = (trials) => (trials.some(hasAverages) ? " Where weights are averaged, an epoch has the better of the trained and the averaged ones, as samplers and schedulers see it." : "");

function curveLine(trial, values) {
  const curve = data.curves[trial.number];
  const coords = byEpoch(curve, values(curve)).filter((point) => known(point[1]));
  const color = FALLEN.has(trial.state) || !known(trial.reached) ? colours().red : ramp(standing(trial.reached));
  return { coords, trial, lineStyle: { color } };
}

/** From the lowest value on, or without the lowest of the first epochs. */
function curveAccuracyAxis(sorted) {
  const share = link.get("range") === "all" ? 0 : 0.15;
  const low = sorted[Math.floor(sorted.length * share)] ?? 0;
  const high = sorted[sorted.length - 1] ?? 1;
  const pad = Math.max(0.0005, (high - low) * 0.08);
  const ends = { min: Math.max(0, low - pad), max: Math.min(1, high + pad) };
  return upright("", { ...ends, axisLabel: accuracyLabels(ends) });
}

