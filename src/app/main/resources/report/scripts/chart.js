// Charts: made when the page stands, drawn anew when theme, width or choice changes.

const charts = [];
const isNarrow = () => window.innerWidth < 640;

/** With more points than this a chart is drawn as pixels: elements would make the page slow. */
const MOST_ELEMENTS = 500;

/**
 * A place for a chart. `option()` is asked again at each drawing; `label` says in words what is to be seen; `ready` gets
 * the new ECharts instance, `drawn` gets it after each drawing.
 */
function chart(label, option, { kind = "chart", onClick, ready = () => {}, drawn = () => {} } = {}) {
  const node = el("div", { class: kind, role: "img", "aria-label": label });
  const entry = { node, option, onClick, ready, drawn, name: label, instance: null };
  charts.push(entry);
  return { node: el("div", { class: "plot" }, node, savers(entry, label)), box: node, entry, redraw: () => draw(entry) };
}

function draw(entry) {
  waiting.delete(entry);
  if (!entry.node.isConnected) return;
  if (!entry.instance) {
    entry.instance = echarts.init(entry.node, null, { renderer: data.trials.length > MOST_ELEMENTS ? "canvas" : "svg" });
    if (entry.onClick) entry.instance.on("click", entry.onClick);
    entry.ready(entry.instance);
  }
  const { clientWidth, clientHeight } = entry.node;
  if (entry.instance.getWidth() !== clientWidth || entry.instance.getHeight() !== clientHeight) entry.instance.resize();
  // After resize(), whose drawing waits for the next frame, which never comes before the page is printed.
  entry.instance.setOption({ ...basics(), ...entry.option() }, true);
  entry.node.querySelectorAll("svg").forEach(makeScalable);
  entry.drawn(entry.instance);
}

/** So that print.css can stretch it to the width of the paper. */
function makeScalable(svg) {
  svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
}

const waiting = new Set();

/** Draws charts one after the other, the nearest to what is read first, and lets the page answer in between. */
function drawSoon(entries) {
  if (!waiting.size) window.setTimeout(drawNext);
  entries.forEach((entry) => waiting.add(entry));
  document.body.dataset.drawing = "true";
}

function drawNext() {
  const middle = window.innerHeight / 2;
  const distance = ({ node }) => Math.abs(node.getBoundingClientRect().top - middle);
  const [nearest] = [...waiting].map((entry) => [entry, distance(entry)]).sort((a, b) => a[1] - b[1])[0] || [];
  if (nearest) draw(nearest);
  if (waiting.size) window.setTimeout(drawNext);
  else delete document.body.dataset.drawing;
}

const drawCharts = () => drawSoon(charts);

function basics() {
  const c = colours();
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: c.ink },
    grid: { left: 8, right: 16, top: 36, bottom: 28, containLabel: true },
    legend: legend(),
    tooltip: tooltip(),
  };
}

function legend(extra = {}) {
  const c = colours();
  return { top: 0, left: 0, itemWidth: 14, itemHeight: 9, itemGap: 16, textStyle: { color: c.muted, fontSize: 12 }, ...extra };
}

/** `formatter` returns an element, never markup. */
function tooltip(formatter = () => "", extra = {}) {
  const c = colours();
  return { trigger: "item", confine: true, backgroundColor: c.card, borderColor: c.line, padding: [8, 11], formatter, ...extra };
}

function tip(title, lines) {
  return el("div", { class: "tip" }, el("b", {}, title),
    lines.filter(([, value]) => known(value)).map(([name, value]) => el("span", {}, name, el("i", {}, value))));
}

/** An axis with a quiet grid. */
function axis(name, extra = {}) {
  const c = colours();
  const { axisLabel = {}, ...rest } = extra;
  return {
    type: "value", name, scale: true, nameLocation: "middle", nameGap: 26,
    nameTextStyle: { color: c.muted, fontSize: 12 },
    axisLine: { show: false, lineStyle: { color: c.line } },
    axisTick: { show: false },
    axisLabel: { color: c.muted, fontSize: 11, hideOverlap: true, ...axisLabel },
    splitLine: { lineStyle: { color: c.line } },
    axisPointer: { label: { show: false } },
    ...rest,
  };
}

/** An upright axis, named above itself. */
function upright(name, extra = {}) {
  return axis(name, { nameLocation: "end", nameGap: 12, nameTextStyle: { color: colours().muted, fontSize: 12, align: "left", padding: [0, 0, 0, -30] }, ...extra });
}

/** A logarithmic axis that ends just outside the values, with two marks a decade; a plain one where they lie too close for marks. */
function logAxis(values) {
  const positive = values.filter((value) => known(value) && value > 0).sort((a, b) => a - b);
  const [low, high] = [positive[0] || 0.01, positive[positive.length - 1] || 1];
  const close = high < 10 * low;
  const ends = close ? { min: Math.max(0, low - 0.1 * (high - low || low)), max: high + 0.1 * (high - low || high) } : { min: low * 0.8, max: high * 1.25 };
  const digits = close ? rangeDigits(ends.min, ends.max) : 2;
  return upright("", {
    type: close ? "value" : "log", logBase: Math.sqrt(10), ...ends,
    axisLabel: { formatter: (value) => plain(value, digits), showMinLabel: false, showMaxLabel: false },
  });
}

/** Points [x, y, what y is]; one below the axis stands on its edge, since nothing has no place on a logarithmic axis. */
const notBelow = (points, { min }) => points.map(([x, y]) => [x, known(y) ? Math.max(y, min) : null, y]);

/** Ends of an axis of the objective, but not beyond what a figure can be. */
const possible = (min, max) => ({ min: Math.max(0, min), max: data.search.unit === "SHARE" ? Math.min(1, max) : max });

/** Ends of an axis of the objective: where most trials lie, or everything. */
function objectiveEnds(values) {
  const range = data.reaches;
  if (!range) return { min: 0, max: 1 };
  const all = link.get("range") === "all" ? values : [];
  const low = all.reduce((least, value) => Math.min(least, value), range.low);
  const high = all.reduce((most, value) => Math.max(most, value), range.high);
  const pad = Math.max(data.search.unit === "COUNT" ? 1 : 0.0005, (high - low) * 0.08);
  const [below, above] = data.search.higherIsBetter ? [1.6 * pad, pad] : [pad, 1.6 * pad];
  return possible(low - below, high + above);
}

/** Ends of an axis of complete trials alone, which may all lie in a small part of the others' range. */
function completeEnds() {
  const values = data.trials.filter((trial) => trial.state === "COMPLETE" && known(trial.value)).map(drawnObjective);
  const [low, high] = values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
  const pad = Math.max(data.search.unit === "COUNT" ? 1 : 0.0002, (high - low) * 0.04);
  return possible(low - pad, high + pad);
}

/** Where what is too bad to be drawn stands. */
const worseEnd = (ends) => (data.search.higherIsBetter ? ends.min : ends.max);
const isBeyond = (value, ends) => (data.search.higherIsBetter ? value < ends.min : value > ends.max);

/** Labels with as many digits as the span needs; the ends themselves are crooked numbers and go without. */
function objectiveLabels(ends) {
  const digits = objectiveDigits(ends.max - ends.min);
  return { formatter: (value) => figure(value, digits), showMinLabel: false, showMaxLabel: false };
}

function accuracyLabels(ends) {
  const digits = accuracyDigits(ends.max - ends.min);
  return { formatter: (value) => percent(value, digits), showMinLabel: false, showMaxLabel: false };
}

/** 0 for the worse end, 1 for the better; of the range where most trials lie, if no other is given. */
function standing(value, { low, high } = data.reaches) {
  const share = high > low ? (value - low) / (high - low) : 1;
  return data.search.higherIsBetter || high <= low ? share : 1 - share;
}

/** The page isn't laid out for paper yet when the browser says that it prints, so charts are drawn for a width like paper's. */
function redrawEverything(forPaper) {
  printing = forPaper;
  document.documentElement.classList.toggle("paper", forPaper);
  charts.forEach(draw);
}

let lastWidth = window.innerWidth;
window.addEventListener("resize", () => {
  if (window.innerWidth !== lastWidth) {
    lastWidth = window.innerWidth;
    drawCharts();
  }
});
window.addEventListener("beforeprint", () => redrawEverything(true));
window.addEventListener("afterprint", () => redrawEverything(false));
darkMode.addEventListener("change", drawCharts);
