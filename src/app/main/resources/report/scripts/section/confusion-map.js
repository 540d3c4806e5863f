// The confusion of many classes as a heat map, and the pairs that are mixed up most.

import { chart } from "../page/chart.js";
import { el, head } from "../page/dom.js";
import { axis, isNarrow, tip, tooltip, upright } from "../page/look.js";
import { colours } from "../page/theme.js";
import { className } from "../study/classes.js";
import { data } from "../study/data.js";
import { count, percent, plural, shortened } from "../study/format.js";

/** More classes than this are a heat map. */
const MOST_IN_TABLE = 20;

export const isMap = () => data.classes.length > MOST_IN_TABLE;

/** @param pairs [{truth, predicted, images}], the most frequent first */
export function confusionMap(pairs, images) {
  const label = `Heat map of the ${plural(pairs.length, "pair")} of classes that were mixed up.`;
  return chart(label, () => mapOption(pairs, images), { kind: "chart confusion-map" }).node;
}

function mapOption(pairs, images) {
  const c = colours();
  const most = Math.max(1, ...pairs.map((pair) => pair.images));
  const names = data.classes.map((name) => shortened(name, isNarrow() ? 8 : 16));
  const side = (look, more) =>
    look("", {
      type: "category",
      scale: false,
      data: names,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: c.line } },
      ...more,
    });
  return {
    legend: { show: false },
    grid: { left: 8, right: 12, top: 42, bottom: 24, containLabel: true },
    xAxis: side(axis, { axisLabel: { rotate: 90 } }),
    yAxis: side(upright, { inverse: true }),
    visualMap: {
      type: "continuous",
      min: 0,
      max: most,
      orient: "horizontal",
      right: 12,
      top: 0,
      itemWidth: 10,
      itemHeight: isNarrow() ? 60 : 120,
      hoverLink: false,
      text: [count(most), "1"],
      textStyle: { color: c.muted, fontSize: 11 },
      inRange: { color: [c.line, c.red] },
    },
    tooltip: tooltip(({ data: [predicted, truth, n] }) =>
      tip(`${className(truth)} taken for ${className(predicted)}`, [
        ["images", `${count(n)} of ${count(images[truth])}`],
        ["share of the class", percent(n / images[truth])],
      ]),
    ),
    series: [
      {
        type: "heatmap",
        data: pairs.map(({ truth, predicted, images: n }) => [predicted, truth, n]),
        progressive: 0,
        itemStyle: { borderColor: c.card, borderWidth: 0.5 },
      },
    ],
  };
}

const MOST_PAIRS = 20;

/** @param onPair shows a pair's pictures; null where there are none */
export function pairTable(pairs, images, id, onPair) {
  const shown = pairs.slice(0, MOST_PAIRS);
  const words = ({ truth, predicted }) => `Show pictures of ${className(truth)} taken for ${className(predicted)}`;
  return el(
    "table",
    { id, class: "pairs" },
    el(
      "caption",
      {},
      pairs.length > shown.length
        ? `The ${shown.length} most frequent of ${plural(pairs.length, "pair")}`
        : "Every pair that occurs",
    ),
    el(
      "thead",
      {},
      el("tr", {}, head("True class"), head("Taken for"), head("Images", "number"), head("Of the class", "number")),
    ),
    el(
      "tbody",
      {},
      shown.map((pair) =>
        el(
          "tr",
          {},
          el("td", {}, className(pair.truth)),
          el("td", {}, className(pair.predicted)),
          el(
            "td",
            { class: "number" },
            onPair
              ? el(
                  "button",
                  {
                    type: "button",
                    class: "plain",
                    "aria-label": words(pair),
                    on: { click: () => onPair(pair.truth, pair.predicted) },
                  },
                  count(pair.images),
                )
              : count(pair.images),
          ),
          el("td", { class: "number" }, percent(pair.images / images[pair.truth], 1)),
        ),
      ),
    ),
  );
}
