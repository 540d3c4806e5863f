// Two parameters at once: what the forest predicts for each pair of values, with the trials on top.

import { chart } from "../page/chart.js";
import { el } from "../page/dom.js";
import { axis, isNarrow, tip, tooltip, upright } from "../page/look.js";
import { pickTrial } from "../page/open.js";
import { pairChoice } from "../page/pair-choice.js";
import { colours } from "../page/theme.js";
import { trialTip } from "../page/trial-tip.js";
import { shortName } from "../study/axes.js";
import { cellValue, contourFor, sidePlace, sideValue } from "../study/contour.js";
import { data } from "../study/data.js";
import { unlessCrowded } from "../study/ends.js";
import { known, shortened } from "../study/format.js";
import { onLink } from "../study/link.js";
import { figure, objectiveDigits } from "../study/objective.js";
import { isKept } from "../study/selection.js";
import { isJudged } from "../study/trials.js";

export function contour(contours) {
  if (!contours.length) return null;
  const names = [...new Set(contours.flatMap((one) => [one.x.parameter, one.y.parameter]))];
  const pair = pairChoice(["x", "y"], names, show);
  let drawn = pair.key();
  const label = () => `Heat map of ${data.search.objective} over ${pair.across()} and ${pair.up()}.`;
  const plot = chart(label(), () => contourOption(contourFor(contours, pair.across(), pair.up())), {
    kind: "chart contour",
    onClick: (event) => event.data && event.data.trial && pickTrial(event.data.trial),
  });
  function show() {
    if (drawn === pair.key()) return;
    drawn = pair.key();
    plot.box.setAttribute("aria-label", label());
    plot.redraw();
  }
  onLink(show);
  return el(
    "div",
    { id: "contour" },
    el("h3", {}, "Two parameters at once"),
    pair.node,
    plot.node,
    el(
      "p",
      { class: "note" },
      `Colour: the ${data.search.objective} that the forest predicts, averaged over all other parameters; the stronger, the better. Points are ${known(data.mattered.epoch) ? "the trials that were judged" : "complete trials"}, the best is orange; along a parameter of few values they are spread within their cell. Far from any point the colour is a guess. Select a point to open its trial.`,
    ),
  );
}

function contourOption(shown) {
  const c = colours();
  const all = shown.values.flat();
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const digits = objectiveDigits(high - low);
  const points = contourPoints(shown);
  const cells = shown.values.flatMap((row, j) => row.map((value, i) => [i, j, value]));
  return {
    legend: { show: false },
    grid: { left: 8, right: 28, top: 52, bottom: 30, containLabel: true },
    xAxis: sideAxes(shown.x, axis),
    yAxis: sideAxes(shown.y, upright),
    visualMap: {
      type: "continuous",
      seriesIndex: 0,
      dimension: 2,
      min: low,
      max: high > low ? high : low + 1e-9,
      orient: "horizontal",
      right: 12,
      top: 0,
      itemWidth: 10,
      itemHeight: isNarrow() ? 60 : 120,
      hoverLink: false,
      text: [figure(high, digits), figure(low, digits)],
      textStyle: { color: c.muted, fontSize: 11 },
      inRange: { color: data.search.higherIsBetter ? c.ramp : [...c.ramp].reverse() },
    },
    tooltip: tooltip((event) =>
      event.data.trial ? trialTip(event.data.trial) : contourTip(shown, event.data, digits),
    ),
    series: [
      { type: "heatmap", data: cells, progressive: 0, emphasis: { disabled: true }, cursor: "default" },
      {
        type: "scatter",
        xAxisIndex: 1,
        yAxisIndex: 1,
        z: 4,
        cursor: "pointer",
        symbolSize: points.length > 300 ? 4 : 8,
        data: points.map((point) => contourPoint(point, points.length)),
      },
    ],
  };
}

/** The cells' axis and the points' axis; the one that reads better is shown. */
function sideAxes(side, look) {
  const own = side.labels.length > 0;
  const log = side.scale === "LOG";
  const ends = own ? { min: 0, max: side.cells } : { min: side.low, max: side.high };
  const bare = { splitLine: { show: false }, position: look === axis ? "bottom" : "left" };
  const cells = own
    ? side.labels.map((value) => shortened(sideValue(side, value), 14))
    : Array.from({ length: side.cells }, (_, i) => i);
  return [
    look(own ? shortName(side.parameter) : "", { ...bare, type: "category", scale: false, data: cells, show: own }),
    look(own ? "" : shortName(side.parameter), {
      ...bare,
      ...ends,
      type: log && !own ? "log" : "value",
      show: !own,
      axisLabel: { formatter: unlessCrowded(ends.min, ends.max, log), showMinLabel: true, showMaxLabel: true },
    }),
  ];
}

/** The judged trials in which both parameters are active. */
function contourPoints(shown) {
  return data.trials
    .filter((trial) => isJudged(trial) && isKept(trial))
    .map((trial) => ({ trial, at: [sidePlace(shown.x, trial, 0.618), sidePlace(shown.y, trial, 0.414)] }))
    .filter((point) => point.at.every(known));
}

function contourPoint({ trial, at }, points) {
  const c = colours();
  const best = trial.number === data.overview.best;
  const crowd = points > 300 ? 0.6 : 0.9;
  return {
    value: at,
    trial,
    ...(best ? { symbolSize: 13, symbol: "diamond" } : {}),
    itemStyle: {
      color: best ? c.orange : c.card,
      borderColor: c.ink,
      borderWidth: points > 300 ? 0.6 : 1,
      opacity: best ? 1 : crowd,
    },
  };
}

function contourTip(shown, [i, j, value], digits) {
  return tip("Predicted", [
    [data.search.objective, figure(value, digits + 1)],
    [shortName(shown.x.parameter), cellValue(shown.x, i)],
    [shortName(shown.y.parameter), cellValue(shown.y, j)],
  ]);
}
