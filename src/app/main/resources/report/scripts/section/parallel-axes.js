// The axes of the parallel coordinates.

import { isNarrow, objectiveLabels } from "../page/look.js";
import { colours } from "../page/theme.js";
import { shortName, valueOn } from "../study/axes.js";
import { data } from "../study/data.js";
import { completeEnds, unlessCrowded } from "../study/ends.js";
import { known, shortened } from "../study/format.js";

export const parallelPlace = () =>
  isNarrow()
    ? { left: 24, right: 24, top: 30, bottom: 36 }
    : { left: 56, right: data.search.shortObjective.length > 14 ? 74 : 56, top: 54, bottom: 30 };

export const parallelHeight = () => (isNarrow() ? (data.axes.length + 1) * 78 + 60 : 440);

/** ECharts can't mark a logarithmic axis on which nothing is drawn. */
export function parallelAxes(shown) {
  const isEmpty = (a) => !shown.some((trial) => known(trial.values[a.name]));
  return [...data.axes.map((a) => parallelAxis(a, isEmpty(a))), objectiveAxis()].map((one, dim) => ({
    z: 10,
    dim,
    id: String(dim),
    ...one,
    name: isNarrow() ? "" : one.name,
  }));
}

/** Names above the lying axes of a narrow page; ECharts would write them across the axes. */
export function axisNames() {
  const { top, bottom } = parallelPlace();
  const names = [...data.axes.map((a) => shortName(a.name)), data.search.shortObjective];
  const gap = (parallelHeight() - top - bottom) / (names.length - 1);
  const c = colours();
  return names.map((text, i) => ({
    type: "text",
    silent: true,
    z: 20,
    left: 24,
    top: top + i * gap - 20,
    style: { text, fill: c.ink, fontSize: 12, fontWeight: 600, stroke: c.card, lineWidth: 4 },
  }));
}

export function parallelLook(c) {
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
  if (a.scale === "CHOICE")
    return {
      name,
      type: "category",
      data: a.choices.map((choice) => valueOn(a, choice)),
      axisLabel: parallelLabel({ formatter: (text) => shortened(text, 16) }),
    };
  const [low, high] = a.low < a.high ? [a.low, a.high] : [a.low * 0.9, a.high * 1.1 + 1e-9];
  const log = a.scale === "LOG" && !isEmpty;
  return {
    name,
    type: log ? "log" : "value",
    min: low,
    max: high,
    axisLabel: parallelLabel({ formatter: unlessCrowded(low, high, log), showMinLabel: true, showMaxLabel: true }),
  };
}

function objectiveAxis() {
  const ends = completeEnds();
  return {
    name: data.search.shortObjective,
    ...ends,
    axisLabel: parallelLabel(objectiveLabels(ends)),
    nameTextStyle: { fontWeight: 650 },
  };
}
