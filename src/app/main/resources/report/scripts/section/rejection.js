// What is gained when a person looks at the least sure images.

import { chart } from "../page/chart.js";
import { el } from "../page/dom.js";
import { axis, tip, tooltip, upright } from "../page/look.js";
import { colours } from "../page/theme.js";
import { data } from "../study/data.js";
import { count, percent, plural } from "../study/format.js";

// Rejection: what is gained when a person looks at the least sure images.

export function rejectionPart({ halfPercent, curve }) {
  const plot = chart("Errors left by the share of images that a person looks at.", () => rejectionOption(curve));
  const left = data.test.images - halfPercent.answered;
  return el(
    "div",
    {},
    el("h3", {}, "When a person looks at the least sure"),
    plot.node,
    el(
      "p",
      { class: "note" },
      left
        ? `With the ${plural(left, "image")} left to a person of which it is less than ${percent(halfPercent.threshold, 0)} sure, ${plural(halfPercent.errors, "error")} of ${count(data.test.ensemble.errors)} ${halfPercent.errors === 1 ? "remains" : "remain"}: ${percent((halfPercent.answered - halfPercent.errors) / halfPercent.answered)} of the others are right.`
        : `Half a percent of ${plural(data.test.images, "image")} is less than one: too few images to leave some to a person.`,
    ),
  );
}

/** Of interest is what a person could look at. */
const LEAST_ANSWERED = 0.95;

function rejectionOption(curve) {
  const c = colours();
  const shown = curve.filter((point) => point.coverage >= LEAST_ANSWERED);
  return {
    legend: { show: false },
    grid: { left: 8, right: 24, top: 36, bottom: 28, containLabel: true },
    xAxis: axis("left to a person", {
      min: 0,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: c.line } },
      axisLabel: { formatter: (share) => percent(share, share && share < 0.02 ? 1 : 0) },
    }),
    yAxis: upright("errors left", { min: 0, minInterval: 1 }),
    tooltip: tooltip((points) => rejectionTip(points[0].data.point), {
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: c.muted } },
    }),
    series: [
      {
        type: "line",
        step: "end",
        symbol: "none",
        data: shown.map((point) => ({ value: [1 - point.coverage, point.errors], point })),
        itemStyle: { color: c.blue },
        lineStyle: { color: c.blue, width: 2 },
        areaStyle: { color: c.blue, opacity: 0.08 },
      },
    ],
  };
}

function rejectionTip(point) {
  return tip(`${percent(1 - point.coverage, 2)} left to a person`, [
    ["errors left", count(point.errors)],
    ["right of the others", percent((point.answered - point.errors) / point.answered)],
    ["least sure", percent(point.threshold, 0)],
  ]);
}
