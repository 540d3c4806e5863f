// What is gained when a person looks at the least sure images.

import { chart } from "../page/chart.js";
import { el } from "../page/dom.js";
import { axis, tip, tooltip, upright } from "../page/look.js";
import { colours } from "../page/theme.js";
import { data } from "../study/data.js";
import { count, percent, plural } from "../study/format.js";
import { rejectionLine, rejectionMark } from "../study/rejection.js";

export function rejectionPart(rejection) {
  const { halfPercent } = rejection;
  const plot = chart("Errors left by the share of images that a person looks at.", () => rejectionOption(rejection));
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
        : `Half a percent of ${plural(data.test.images, "image")} is less than one: with so few images it has no figure.`,
    ),
  );
}

function rejectionOption(rejection) {
  const c = colours();
  return {
    legend: { show: false },
    grid: { left: 8, right: 24, top: 36, bottom: 28, containLabel: true },
    xAxis: axis("left to a person", {
      min: 0,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: c.line } },
      axisLabel: { formatter: rejectionMark },
    }),
    yAxis: upright("errors left", { min: 0, minInterval: 1 }),
    tooltip: tooltip((points) => rejectionTip(points[0].data.point), {
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: c.muted } },
    }),
    series: [
      {
        ...rejectionLine(rejection),
        symbol: "none",
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
