// The curves of the compared trials.

import { accuracyAxis, epochAxis, isNarrow, legend, logAxis, tip, tooltip } from "../page/look.js";
import { colours } from "../page/theme.js";
import { compared } from "../study/compared.js";
import { byEpoch, hasCurve, lastOf, validationAccuracies } from "../study/curves.js";
import { data } from "../study/data.js";
import { notBelow } from "../study/ends.js";
import { compareEnds, onEdgeInWords } from "../study/epoch-ends.js";
import { known, loss, percent } from "../study/format.js";

/** How the curve of each compared trial looks; .trace-0 to .trace-3 are the same stroke in the table. */
const TRACES = [
  { color: (c) => c.blue, dash: "solid", symbol: "circle" },
  { color: (c) => c.orange, dash: [8, 4], symbol: "rect" },
  { color: (c) => c.green, dash: [2, 3], symbol: "triangle" },
  { color: (c) => c.violet, dash: [11, 3, 2, 3], symbol: "diamond" },
];

export function compareOption(figures, title) {
  const c = colours();
  const share = figures === validationAccuracies;
  const lines = compared()
    .map((trial, i) => ({ trial, look: TRACES[i] }))
    .filter(({ trial }) => hasCurve(trial));
  const values = valuesOf(figures);
  const last = Math.max(...lines.map(({ trial }) => lastOf(data.curves[trial.number])));
  const ends = compareEnds(values);
  const yAxis = share ? accuracyAxis(ends) : logAxis(values);
  return {
    title: { text: title, left: 0, top: 0, textStyle: { fontSize: 13, fontWeight: 600, color: c.ink } },
    legend: legend({ left: "auto", right: 0, itemWidth: 30, ...(isNarrow() ? { top: 20 } : {}) }),
    grid: { left: 8, right: 16, top: isNarrow() ? 56 : 36, bottom: 28, containLabel: true },
    xAxis: epochAxis(last),
    yAxis,
    tooltip: tooltip(
      (points) =>
        tip(
          `Epoch ${points[0].value[0]}`,
          points.map((point) => [point.seriesName, share ? percent(point.value[2]) : loss(point.value[2])]),
        ),
      { trigger: "axis", axisPointer: { type: "line", lineStyle: { color: c.muted } } },
    ),
    series: lines.map(({ trial, look }) => compareLine(trial, figures, look.color(c), look, yAxis)),
  };
}

/** Of the compared trials, sorted. */
const valuesOf = (figures) =>
  compared()
    .filter(hasCurve)
    .flatMap((trial) => figures(data.curves[trial.number]))
    .filter(known)
    .sort((a, b) => a - b);

/** Epochs that stand higher in the chart of accuracies than they were; nothing where there are none. */
export function edgeNote() {
  const values = valuesOf(validationAccuracies);
  return onEdgeInWords(values, compareEnds(values));
}

function compareLine(trial, figures, color, look, ends) {
  const curve = data.curves[trial.number];
  return {
    name: `trial ${trial.number}`,
    type: "line",
    symbol: look.symbol,
    symbolSize: curve.epoch.length > 40 ? 0 : 6,
    data: notBelow(byEpoch(curve, figures(curve)), ends),
    itemStyle: { color },
    lineStyle: { color, width: 2, type: look.dash },
  };
}
