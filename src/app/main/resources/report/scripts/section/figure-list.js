// A figure that is a list, such as the algorithms of all layers.

import { el } from "../page/dom.js";
import { plural } from "../study/format.js";

/** So many entries are shown at once; a longer list unfolds. */
const MOST_SHOWN = 2;

/** A line for each entry of a figure's text. */
export function listed(text) {
  const lines = text.split("; ").map((entry) => el("div", {}, entry));
  return lines.length > MOST_SHOWN
    ? el("details", { class: "listed" }, el("summary", {}, plural(lines.length, "combination")), lines)
    : el("div", {}, lines);
}
