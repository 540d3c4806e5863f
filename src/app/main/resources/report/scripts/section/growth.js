// Accuracy of the first k members.

import { chart } from "../page/chart.js";
import { el } from "../page/dom.js";
import { accuracyAxis, axis, tip, tooltip } from "../page/look.js";
import { colours } from "../page/theme.js";
import { accuracyEnds } from "../study/ends.js";
import { count, loss, percent, plural } from "../study/format.js";

// Growth: accuracy of the first k.

export function growthPart(e, d) {
  if (e.growth.length < 2) return null;
  const plot = chart("Accuracy of the k best together, on validation and test.", () =>
    growthOption(e, d ? d.growth : []),
  );
  const tested = d
    ? " On test it is that of the ensemble's first k members; it is shown, and nothing was chosen by it."
    : "";
  return el(
    "div",
    {},
    el("h3", {}, "With each further member"),
    plot.node,
    el(
      "p",
      { class: "note" },
      `Accuracy of the k best candidates together on validation, with equal weights.${tested}`,
    ),
  );
}

function growthOption(e, tested) {
  const c = colours();
  const line = (name, scores, color, look) => ({
    name,
    type: "line",
    data: scores.map((score, i) => [i + 1, score.accuracy]),
    symbolSize: 7,
    itemStyle: { color },
    lineStyle: { color, width: 2 },
    ...look,
  });
  const all = [...e.growth, ...tested].map((score) => score.accuracy);
  const ends = accuracyEnds(all);
  return {
    grid: { left: 8, right: 16, top: 36, bottom: 28, containLabel: true },
    xAxis: axis("members", {
      min: 1,
      max: Math.max(e.growth.length, tested.length),
      minInterval: 1,
      splitLine: { show: false },
    }),
    yAxis: accuracyAxis(ends),
    tooltip: tooltip((event) => growthTip(event, event.seriesIndex ? tested : e.growth)),
    series: [
      line("validation", e.growth, c.blue, { symbol: "circle" }),
      ...(tested.length > 1
        ? [line("test", tested, c.orange, { symbol: "rect", lineStyle: { color: c.orange, width: 2, type: [6, 4] } })]
        : []),
    ],
  };
}

function growthTip({ seriesName, data: [members] }, scores) {
  const score = scores[members - 1];
  return tip(`${plural(members, "member")}, ${seriesName}`, [
    ["accuracy", percent(score.accuracy)],
    ["errors", `${count(score.errors)} of ${count(score.images)}`],
    ["log-loss", loss(score.logLoss)],
  ]);
}
