// The empirical distribution function: how many trials are at least as good as a value.

import { chart } from "../page/chart.js";
import { el } from "../page/dom.js";
import { axis, objectiveLabels, tip, tooltip, upright } from "../page/look.js";
import { colours } from "../page/theme.js";
import { data } from "../study/data.js";
import { completeEnds, objectiveEnds } from "../study/ends.js";
import { known, percent, plural } from "../study/format.js";
import { distributionLine, rankedValues } from "../study/history.js";
import { link } from "../study/link.js";
import { asGoodAs, figure } from "../study/objective.js";
import { isKept } from "../study/selection.js";

export function distribution() {
  const complete = data.trials.filter((trial) => trial.state === "COMPLETE" && known(trial.value));
  if (complete.length < 2) return [];
  const plot = chart(
    `Distribution of ${data.search.objective} among ${plural(complete.length, "complete trial")}.`,
    () => distributionOption(complete.filter(isKept)),
    { kind: "chart low" },
  );
  return [el("h3", {}, "How many trials are at least as good"), plot.node];
}

function distributionOption(complete) {
  const c = colours();
  const ranked = rankedValues(complete);
  const ends = link.get("range") === "all" ? objectiveEnds(ranked) : completeEnds();
  return {
    legend: { show: false },
    grid: { left: 8, right: 24, top: 14, bottom: 28, containLabel: true },
    xAxis: axis(data.search.objective, {
      ...ends,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: c.line } },
      axisLabel: objectiveLabels(ends),
    }),
    yAxis: upright("", { min: 0, max: 1, axisLabel: { formatter: (share) => percent(share, 0) } }),
    tooltip: tooltip(
      ([point]) =>
        tip(`${percent(point.value[1], 0)} of ${plural(ranked.length, "complete trial")}`, [
          [asGoodAs(), figure(point.value[0])],
        ]),
      { trigger: "axis", axisPointer: { type: "line", lineStyle: { color: c.muted } } },
    ),
    series: [
      {
        ...distributionLine(ranked),
        symbol: "none",
        clip: true,
        itemStyle: { color: c.blue },
        lineStyle: { color: c.blue, width: 2 },
        areaStyle: { color: c.blue, opacity: 0.08 },
      },
    ],
  };
}
