// Which worker trained which trial when.

import { chart } from "../page/chart.js";
import { el, section } from "../page/dom.js";
import { axis, isNarrow, tip, tooltip } from "../page/look.js";
import { pickTrial } from "../page/open.js";
import { colours } from "../page/theme.js";
import { data } from "../study/data.js";
import { count, duration, plural } from "../study/format.js";
import { isKept } from "../study/selection.js";
import { LEG_ENDS } from "../study/states.js";
import { endInWords, lastEnd, timeUnit, timelineNote } from "../study/timeline.js";
import { trialOf } from "../study/trials.js";

/** Colour and look of a leg by how it ended; what was not trained to its end is not filled. */
const LEG_LOOKS = {
  COMPLETE: { color: (c) => c.blue, full: true },
  PAUSED: { color: (c) => c.green, full: false },
  PRUNED: { color: (c) => c.orange, full: true },
  FAILED: { color: (c) => c.red, full: true },
  INTERRUPTED: { color: (c) => c.violet, full: false },
  RUNNING: { color: (c) => c.muted, full: false },
};

const LANE = 30;

/** An item of a series needs an element, else ECharts fails when the item goes. */
const nothingDrawn = () => ({ type: "group", children: [] });

export function timeline() {
  const { lanes, bars } = data.timeline;
  if (!bars.length) return null;
  const lead =
    "Each bar is a trial on a worker, from its start to its end, a rung or an interruption. The number is the trial's.";
  const plot = chart(
    `Timeline of ${plural(bars.length, "leg")} on ${plural(lanes.length, "worker")}.`,
    timelineOption,
    {
      height: () => lanes.length * LANE + (isNarrow() ? 176 : 126),
      onClick: (event) => pickTrial(trialOf(event.data.bar)),
    },
  );
  return section("timeline", "Timeline", lead, plot.node, el("p", { class: "note" }, timelineNote()));
}

function timelineOption() {
  const c = colours();
  const { lanes } = data.timeline;
  const bars = data.timeline.bars.filter((bar) => isKept(trialOf(bar)));
  const unit = timeUnit();
  const last = Math.max(1, lastEnd()) / unit.seconds;
  return {
    grid: { left: 8, right: 20, top: isNarrow() ? 80 : 36, bottom: 62, containLabel: true },
    xAxis: axis(`${unit.name} from the first start`, {
      min: 0,
      max: last,
      axisLabel: { formatter: (value) => count(value), showMaxLabel: false },
    }),
    yAxis: axis("", { type: "category", data: lanes, inverse: true, splitLine: { show: false } }),
    dataZoom: [zoomStrip(c)],
    tooltip: tooltip((event) => (event.data && event.data.bar ? barTip(event.data.bar) : "")),
    series: Object.entries(LEG_LOOKS)
      .map(([end, look]) =>
        barSeries(
          end,
          look,
          bars.filter((bar) => bar.end === end),
          c,
          unit.seconds,
        ),
      )
      .filter((series) => series.data.length)
      .concat(breakLines(c, unit.seconds)),
  };
}

function zoomStrip(c) {
  return {
    type: "slider",
    filterMode: "weakFilter",
    height: 18,
    bottom: 6,
    showDataShadow: false,
    brushSelect: false,
    showDetail: false,
    borderColor: c.line,
    fillerColor: "transparent",
    backgroundColor: "transparent",
    handleStyle: { color: c.card, borderColor: c.muted },
    moveHandleSize: 6,
    moveHandleStyle: { color: c.muted, opacity: 0.5 },
    emphasis: { handleStyle: { borderColor: c.blue }, moveHandleStyle: { color: c.blue, opacity: 0.6 } },
  };
}

function barSeries(end, look, bars, c, unit) {
  const color = look.color(c);
  const painted = new Map();
  return {
    name: LEG_ENDS[end],
    type: "custom",
    cursor: "pointer",
    clip: true,
    itemStyle: { color },
    dimensions: ["lane", "from", "to"],
    encode: { x: ["from", "to"], y: "lane" },
    data: bars.map((bar) => ({ value: [bar.lane, bar.from / unit, bar.to / unit], bar })),
    progressive: 0,
    renderItem: (params, api) => {
      if (params.dataIndexInside === 0) painted.clear();
      return drawnBar(bars[params.dataIndex], color, look, params, api, c, painted);
    },
  };
}

/** @param painted how far each lane is painted: a bar too narrow to be seen beside the one before is left out, until one zooms in */
function drawnBar(bar, color, look, params, api, c, painted) {
  const [left, middle] = api.coord([api.value(1), bar.lane]);
  const right = api.coord([api.value(2), bar.lane])[0];
  if (right < (painted.get(bar.lane) || 0) + 1) return nothingDrawn();
  const height = 0.66 * api.size([0, 1])[1];
  const shape = echarts.graphic.clipRectByRect(
    { x: left, y: middle - height / 2, width: Math.max(3, right - left - 1), height },
    params.coordSys,
  );
  if (!shape) return nothingDrawn();
  painted.set(bar.lane, shape.x + shape.width);
  const fits = shape.width > 8 * String(bar.trial).length + 8;
  return {
    type: "rect",
    shape: { ...shape, r: 2 },
    style: {
      fill: color,
      fillOpacity: look.full ? 1 : 0.22,
      stroke: color,
      lineWidth: 1.5,
      lineDash: bar.cut ? [4, 3] : null,
    },
    emphasis: { style: { stroke: c.ink } },
    textContent: fits ? { style: { text: String(bar.trial), fontSize: 11, fill: look.full ? c.card : c.ink } } : null,
    textConfig: { position: "inside" },
  };
}

function breakLines(c, unit) {
  return {
    type: "line",
    data: [],
    silent: true,
    markLine: {
      silent: true,
      symbol: "none",
      lineStyle: { color: c.ink, type: "dotted", width: 1.5 },
      data: data.timeline.breaks.map((pause) => ({
        xAxis: pause.at / unit,
        label: {
          formatter: `${duration(pause.seconds)} idle`,
          color: c.muted,
          fontSize: 11,
          position: "start",
          distance: 3,
        },
      })),
    },
  };
}

function barTip(bar) {
  const epochs =
    bar.lastEpoch < bar.firstEpoch
      ? `none of epoch ${bar.firstEpoch} on to its end`
      : bar.lastEpoch === bar.firstEpoch
        ? String(bar.firstEpoch)
        : `${bar.firstEpoch} to ${bar.lastEpoch}`;
  return tip(`Trial ${bar.trial}, ${LEG_ENDS[bar.end]}`, [
    ["worker", data.timeline.lanes[bar.lane]],
    ["epochs", epochs],
    ["time", duration(bar.to - bar.from)],
    ["end", endInWords(bar)],
  ]);
}
