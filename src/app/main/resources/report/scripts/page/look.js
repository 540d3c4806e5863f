// What charts look like: legends, tooltips and axes.

import { el } from "./dom.js";
import { colours } from "./theme.js";
import { worseEnd } from "../study/ends.js";
import { accuracyDigits, known, percent, plain, rangeDigits } from "../study/format.js";
import { figure, objectiveDigits } from "../study/objective.js";

export const isNarrow = () => window.innerWidth < 640;

export function basics() {
  const c = colours();
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: c.ink },
    grid: { left: 8, right: 16, top: 36, bottom: 28, containLabel: true },
    legend: legend(),
    tooltip: tooltip(),
  };
}

export function legend(extra = {}) {
  const c = colours();
  return {
    top: 0,
    left: 0,
    itemWidth: 14,
    itemHeight: 9,
    itemGap: 16,
    textStyle: { color: c.muted, fontSize: 12 },
    ...extra,
  };
}

/** `formatter` returns an element, never markup. */
export function tooltip(formatter = () => "", extra = {}) {
  const c = colours();
  return {
    trigger: "item",
    confine: true,
    backgroundColor: c.card,
    borderColor: c.line,
    padding: [8, 11],
    formatter,
    ...extra,
  };
}

export function tip(title, lines) {
  return el(
    "div",
    { class: "tip" },
    el("b", {}, title),
    lines.filter(([, value]) => known(value)).map(([name, value]) => el("span", {}, name, el("i", {}, value))),
  );
}

/** An axis with a quiet grid. */
export function axis(name, extra = {}) {
  const c = colours();
  const { axisLabel = {}, ...rest } = extra;
  return {
    type: "value",
    name,
    scale: true,
    nameLocation: "middle",
    nameGap: 26,
    nameTextStyle: { color: c.muted, fontSize: 12 },
    axisLine: { show: false, lineStyle: { color: c.line } },
    axisTick: { show: false },
    axisLabel: { color: c.muted, fontSize: 11, hideOverlap: true, ...axisLabel },
    splitLine: { lineStyle: { color: c.line } },
    axisPointer: { label: { show: false } },
    ...rest,
  };
}

/** Epochs up to the last one; where there is only one it stands in the middle. */
export function epochAxis(last) {
  const several = last > 1;
  return axis("epoch", {
    min: several ? 1 : 0,
    max: several ? last : 2,
    minInterval: 1,
    splitLine: { show: false },
    axisLabel: several ? {} : { formatter: (epoch) => (epoch === 1 ? "1" : "") },
  });
}

/** An upright axis, named above itself. */
export function upright(name, extra = {}) {
  return axis(name, {
    nameLocation: "end",
    nameGap: 12,
    nameTextStyle: { color: colours().muted, fontSize: 12, align: "left", padding: [0, 0, 0, -30] },
    ...extra,
  });
}

/** A logarithmic axis that ends just outside the values, with two marks a decade; a plain one where they lie too close for marks. */
export function logAxis(values) {
  const positive = values.filter((value) => known(value) && value > 0).sort((a, b) => a - b);
  const [low, high] = [positive[0] || 0.01, positive[positive.length - 1] || 1];
  const close = high < 10 * low;
  const ends = close
    ? { min: Math.max(0, low - 0.1 * (high - low || low)), max: high + 0.1 * (high - low || high) }
    : { min: low * 0.8, max: high * 1.25 };
  const digits = close ? rangeDigits(ends.min, ends.max) : 2;
  return upright("", {
    type: close ? "value" : "log",
    logBase: Math.sqrt(10),
    ...ends,
    axisLabel: { formatter: (value) => plain(value, digits), showMinLabel: false, showMaxLabel: false },
  });
}

/** Labels with as many digits as the span needs; the ends themselves are crooked numbers and go without. */
export function objectiveLabels(ends) {
  const digits = objectiveDigits(ends.max - ends.min);
  return { formatter: (value) => figure(value, digits), showMinLabel: false, showMaxLabel: false };
}

/** What stands on the edge since it is too bad for an axis points beyond it. */
export const edgeMark = (ends) => ({ symbol: "triangle", symbolRotate: worseEnd(ends) === ends.min ? 180 : 0 });

function accuracyLabels(ends) {
  const digits = accuracyDigits(ends.max - ends.min);
  return { formatter: (value) => percent(value, digits), showMinLabel: false, showMaxLabel: false };
}

/** An axis of accuracies between the ends. */
export const accuracyAxis = (ends) => upright("", { ...ends, axisLabel: accuracyLabels(ends) });
