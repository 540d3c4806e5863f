// Charts: made when the page stands, drawn anew when theme, width or choice changes.

import { el } from "./dom.js";
import { basics } from "./look.js";
import { savers } from "./save.js";
import { darkMode, drawForPaper } from "./theme.js";
import { data } from "../study/data.js";

export const charts = [];

/** With more points than this a chart is drawn as pixels: elements would make the page slow. */
const MOST_ELEMENTS = 500;

/**
 * A place for a chart. `option()` is asked again at each drawing, as is `height()` in pixels where the style sheet doesn't
 * say it; `label` says in words what is to be seen; `ready` gets the new ECharts instance, `drawn` gets it after each
 * drawing.
 */
export function chart(label, option, { kind = "chart", height, onClick, ready = () => {}, drawn = () => {} } = {}) {
  const node = el("div", { class: kind, role: "img", "aria-label": label });
  const entry = { node, option, height, onClick, ready, drawn, name: label, instance: null };
  setHeight(entry);
  charts.push(entry);
  return {
    node: el("div", { class: "plot" }, node, savers(entry, label)),
    box: node,
    entry,
    redraw: () => draw(entry),
  };
}

function setHeight({ node, height }) {
  if (height) node.style.setProperty("height", `${height()}px`);
}

function draw(entry) {
  waiting.delete(entry);
  if (!entry.node.isConnected) return;
  if (!entry.instance) {
    entry.instance = echarts.init(entry.node, null, {
      renderer: data.trials.length > MOST_ELEMENTS ? "canvas" : "svg",
    });
    if (entry.onClick) entry.instance.on("click", entry.onClick);
    entry.ready(entry.instance);
  }
  setHeight(entry);
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

/** What goes wrong in one chart stands in the console, and keeps no other from being drawn. */
function drawApart(entry) {
  try {
    draw(entry);
  } catch (fault) {
    window.reportError(fault);
  }
}

const waiting = new Set();

/** Draws charts one after the other, the nearest to what is read first, and lets the page answer in between. */
export function drawSoon(entries) {
  if (!waiting.size) window.setTimeout(drawNext);
  entries.forEach((entry) => waiting.add(entry));
  document.body.dataset.drawing = "true";
}

function drawNext() {
  const middle = window.innerHeight / 2;
  const distance = ({ node }) => Math.abs(node.getBoundingClientRect().top - middle);
  const [nearest] = [...waiting].map((entry) => [entry, distance(entry)]).sort((a, b) => a[1] - b[1])[0] || [];
  if (nearest) drawApart(nearest);
  if (waiting.size) window.setTimeout(drawNext);
  else delete document.body.dataset.drawing;
}

export const drawCharts = () => drawSoon(charts);

/** The page isn't laid out for paper yet when the browser says that it prints, so charts are drawn for a width like paper's. */
function redrawEverything(forPaper) {
  drawForPaper(forPaper);
  document.documentElement.classList.toggle("paper", forPaper);
  charts.forEach(drawApart);
}

/** Draws anew when the page gets another width, another light or goes to paper. */
export function watchLayout() {
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
}
