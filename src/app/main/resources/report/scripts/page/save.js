// Charts as files.

import { el } from "./dom.js";
import { basics } from "./look.js";
import { colours } from "./theme.js";
import { data } from "../study/data.js";

/** Buttons that save a chart as it is drawn now. */
export function savers(entry, label) {
  const button = (type) =>
    el(
      "button",
      {
        type: "button",
        class: "plain",
        "aria-label": `Save as ${type.toUpperCase()}: ${label}`,
        on: { click: () => saveChart(entry, type) },
      },
      type.toUpperCase(),
    );
  return el("div", { class: "savers" }, button("svg"), button("png"));
}

function saveChart(entry, type) {
  const { width, height } = entry.node.getBoundingClientRect();
  const copy = echarts.init(el("div"), null, { renderer: type === "svg" ? "svg" : "canvas", width, height });
  copy.setOption({ ...basics(), ...entry.option(), backgroundColor: colours().card });
  const url = type === "svg" ? svgAddress(copy) : copy.getDataURL({ type, pixelRatio: 2 });
  copy.dispose();
  el("a", { href: url, download: `${fileName(data.overview.study)}-${fileName(entry.name)}.${type}` }).click();
}

/** As the browser writes it: ECharts' own writing leaves names with a quote or an angle bracket as they are. */
function svgAddress(instance) {
  instance.getZr().flush();
  const text = new XMLSerializer().serializeToString(instance.getDom().querySelector("svg"));
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

const fileName = (text) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60) || "chart";
