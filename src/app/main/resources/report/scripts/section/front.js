// The second objective: what the first one costs.

import { chart } from "../page/chart.js";
import { el, empty, section } from "../page/dom.js";
import { axis, objectiveLabels, tip, tooltip, upright } from "../page/look.js";
import { pickTrial } from "../page/open.js";
import { colours } from "../page/theme.js";
import { data } from "../study/data.js";
import { valueEnds } from "../study/ends.js";
import { count, known, plural } from "../study/format.js";
import { costFigure } from "../study/history.js";
import { figure } from "../study/objective.js";
import { isKept } from "../study/selection.js";
import { trialOf } from "../study/trials.js";

export function front() {
  if (!data.front) return null;
  const { points } = data.front;
  const title = "Pareto front";
  if (!points.length) return section("front", title, null, empty("No trial has completed, so there is no front yet."));
  const on = points.filter((point) => point.front);
  const lead = `Each point is a complete trial by ${data.search.objective} and ${data.search.cost}; the line joins those that ${points.some(isBeyondLimits) ? "keep the constraints and that no other such trial" : "no other"} beats in both.`;
  const plot = chart(
    `Scatter chart of ${plural(points.length, "trial")}. On the front: ${on.map((point) => `trial ${point.trial}`).join(", ")}.`,
    () => frontOption(points.filter(isKeptPoint), on.filter(isKeptPoint)),
    { onClick: (event) => event.data.point && pickTrial(trialOf(event.data.point)) },
  );
  return section(
    "front",
    title,
    lead,
    plot.node,
    el("p", { class: "note" }, "Numbers are those of the trials on the front. Select a point to open its trial."),
  );
}

/** Whether its trial breaks a constraint. */
const isBeyondLimits = (point) => known(trialOf(point).beyond);

const isKeptPoint = (point) => isKept(trialOf(point));

function frontOption(points, on) {
  const c = colours();
  const place = (point) => ({ value: [point.cost, point.value], point });
  const ends = valueEnds(points.map((point) => point.value));
  const size = points.length > 300 ? 6 : 8;
  const scatter = (name, some, look) => ({ name, type: "scatter", data: some.map(place), cursor: "pointer", ...look });
  return {
    grid: { left: 8, right: 24, top: 44, bottom: 28, containLabel: true },
    xAxis: axis(data.search.cost, {
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: c.line } },
      axisLabel: { formatter: costFigure },
    }),
    yAxis: upright("", { axisLabel: objectiveLabels(ends), ...ends }),
    tooltip: tooltip((event) => (event.data && event.data.point ? frontTip(event.data.point) : "")),
    series: [
      {
        type: "line",
        step: "end",
        symbol: "none",
        silent: true,
        data: on.map((point) => [point.cost, point.value]),
        lineStyle: { color: c.orange, width: 2 },
        itemStyle: { color: c.orange },
      },
      scatter(
        "beaten by another",
        points.filter((point) => !point.front && !isBeyondLimits(point)),
        { symbolSize: size, itemStyle: { color: c.muted, opacity: 0.6 } },
      ),
      scatter("breaks a constraint", points.filter(isBeyondLimits), {
        symbol: "triangle",
        symbolSize: size,
        itemStyle: { color: c.violet, opacity: 0.6 },
      }),
      scatter("on the front", on, {
        symbol: "diamond",
        symbolSize: 13,
        z: 4,
        itemStyle: { color: c.orange },
        label: {
          show: true,
          position: "top",
          formatter: (event) => String(event.data.point.trial),
          color: c.ink,
          fontSize: 11,
        },
        labelLayout: { hideOverlap: true },
      }),
    ].filter((series) => series.data.length),
  };
}

function frontTip(point) {
  return tip(`Trial ${point.trial}${point.front ? ", on the front" : ""}`, [
    [data.search.objective, figure(point.value)],
    [data.search.cost, point.cost >= 1 ? count(point.cost) : costFigure(point.cost)],
    ["breaks", trialOf(point).breaks?.join(", ") || null],
  ]);
}
