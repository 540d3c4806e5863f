// When the trials ran.

import { data } from "./data.js";
import { plural } from "./format.js";

export const lastEnd = () => data.timeline.bars.reduce((last, bar) => Math.max(last, bar.to), 0);

/** In which the time axis counts. */
export function timeUnit() {
  const last = lastEnd();
  if (last < 180) return { name: "seconds", seconds: 1 };
  return last < 10800 ? { name: "minutes", seconds: 60 } : { name: "hours", seconds: 3600 };
}

export function timelineNote() {
  const { bars, breaks } = data.timeline;
  const cut = bars.filter((bar) => bar.cut).length;
  const running = bars.filter((bar) => bar.end === "RUNNING").length;
  return [
    cut
      ? `${plural(cut, "bar")} with a dashed edge ${cut === 1 ? "was" : "were"} cut off: ${cut === 1 ? "it ends" : "they end"} with the last whole epoch.`
      : "",
    running
      ? `${plural(running, "trial")} ${running === 1 ? "is" : "are"} running: ${running === 1 ? "its bar ends" : "their bars end"} with the last whole epoch so far.`
      : "",
    breaks.length ? "Dotted lines: times in which nothing ran are left out." : "",
    "Drag the ends of the strip to look closer. Select a bar to open its trial.",
  ]
    .filter(Boolean)
    .join(" ");
}

/** Nothing where the bar ends as its leg did. */
export function endInWords(bar) {
  if (bar.end === "RUNNING") return "not yet; the last whole epoch so far";
  return bar.cut ? "cut off; not known" : null;
}
