// Does 90 % sure mean right nine times of ten?

import { chart } from "../page/chart.js";
import { el, facts } from "../page/dom.js";
import { axis, tip, tooltip, upright } from "../page/look.js";
import { colours } from "../page/theme.js";
import { count, loss, percent, plain } from "../study/format.js";

// Calibration: does 90 % sure mean right nine times of ten?

export function calibrationPart({ temperature, before, after }) {
  const plot = chart("Reliability diagram: accuracy by confidence, before and after the temperature.", () =>
    calibrationOption(before, after),
  );
  const both = (name, of, show) => [name, `${show(of(before))} → ${show(of(after))}`];
  return el(
    "div",
    {},
    el("h3", {}, "How sure it may be"),
    plot.node,
    facts([
      ["Temperature", plain(temperature)],
      both(
        "Calibration error",
        (one) => one.ece,
        (v) => percent(v),
      ),
      both("Log-loss", (one) => one.logLoss, loss),
      both("Brier score", (one) => one.brier, loss),
    ]),
    el(
      "p",
      { class: "note" },
      "Test images in bins by how sure the ensemble is (across), and the share of them that is right (up); the larger a point, the more images. On the diagonal it is as often right as it is sure. The temperature, fitted on validation, sharpens (below 1) or softens (above 1) the probabilities and changes no answer.",
    ),
  );
}

function calibrationOption(before, after) {
  const c = colours();
  const points = (one) =>
    one.bins.filter((bin) => bin.images).map((bin) => ({ value: [bin.confidence, bin.accuracy], bin }));
  const size = (value, { data: { bin } }) => 6 + 3 * Math.log10(bin.images);
  const ends = {
    min: 0,
    max: 1,
    splitNumber: 5,
    axisLabel: { formatter: (share) => percent(share, 0), showMinLabel: true, showMaxLabel: true },
  };
  return {
    grid: { left: 8, right: 24, top: 36, bottom: 28, containLabel: true },
    xAxis: axis("confidence", {
      ...ends,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: c.line } },
    }),
    yAxis: upright("", ends),
    tooltip: tooltip((event) => (event.data.bin ? binTip(event.seriesName, event.data.bin) : "")),
    series: [
      {
        type: "line",
        data: [
          [0, 0],
          [1, 1],
        ],
        symbol: "none",
        silent: true,
        lineStyle: { color: c.muted, width: 1, type: "dashed" },
        itemStyle: { color: c.muted },
      },
      {
        name: "before",
        type: "scatter",
        symbolSize: size,
        data: points(before),
        itemStyle: { color: "transparent", borderColor: c.orange, borderWidth: 1.5 },
      },
      {
        name: "after",
        type: "scatter",
        symbol: "diamond",
        symbolSize: size,
        data: points(after),
        itemStyle: { color: c.blue },
      },
    ],
  };
}

function binTip(name, bin) {
  return tip(`${percent(bin.low, 0)} to ${percent(bin.high, 0)} sure, ${name}`, [
    ["images", count(bin.images)],
    ["mean confidence", percent(bin.confidence, 1)],
    ["right", percent(bin.accuracy, 1)],
  ]);
}
