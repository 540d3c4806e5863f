// An axis of one parameter, and where a trial stands on it.

import { axis } from "../page/look.js";
import { colours } from "../page/theme.js";
import { valueOn } from "../study/axes.js";
import { coordinate } from "../study/brushes.js";
import { shortened } from "../study/format.js";

/** Choices are spread a little, each trial always to the same side. */
export function sliceAt(a, trial) {
  const at = coordinate(a.name, trial);
  return a.scale === "CHOICE" ? at + (((trial.number * 0.618034) % 1) - 0.5) * 0.5 : at;
}

/** `look` says whether the axis lies or stands. */
export function sliceAxis(a, look = axis, name = "") {
  const c = colours();
  const line = { splitLine: { show: false }, axisLine: { show: true, onZero: false, lineStyle: { color: c.line } } };
  if (a.scale === "CHOICE") {
    const choice = (at) =>
      Number.isInteger(at) && a.choices[at] !== undefined ? shortened(valueOn(a, a.choices[at]), 12) : "";
    return look(name, {
      min: -0.5,
      max: a.choices.length - 0.5,
      interval: 0.5,
      axisLabel: { formatter: choice },
      ...line,
    });
  }
  const ends = a.low < a.high ? { min: a.low, max: a.high } : {};
  return look(name, {
    type: a.scale === "LOG" ? "log" : "value",
    ...ends,
    axisLabel: { formatter: (value) => valueOn(a, value) },
    ...line,
  });
}
