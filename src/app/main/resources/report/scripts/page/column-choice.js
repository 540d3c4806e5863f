// Which columns the table of trials has. Those left out are in the address, as #hide=seconds,weights

import { setLink } from "./address.js";
import { el } from "./dom.js";
import { ALWAYS_SHOWN, hiddenColumns } from "../study/columns.js";
import { onLink } from "../study/link.js";

/** A box for each column that may be left out; `changed()` is called when one was. */
export function columnChoice(columns, changed) {
  const words = el("summary", {});
  const boxes = columns
    .filter((column) => !ALWAYS_SHOWN.has(column.key))
    .map((column) => ({
      key: column.key,
      node: el("input", { type: "checkbox", on: { change: (event) => hide(column.key, !event.target.checked) } }),
      label: column.label,
    }));
  function hide(key, wanted) {
    const hidden = hiddenColumns();
    if (wanted) hidden.add(key);
    else hidden.delete(key);
    choose([...hidden]);
  }
  function choose(hidden) {
    setLink("hide", hidden.join(","));
    show();
    changed();
  }
  function show() {
    const hidden = hiddenColumns();
    boxes.forEach(({ key, node }) => {
      node.checked = !hidden.has(key);
    });
    words.textContent = hidden.size ? `Columns (${hidden.size} hidden)` : "Columns";
  }
  onLink(show);
  show();
  return el(
    "details",
    { class: "column-choice" },
    words,
    el(
      "div",
      { role: "group", "aria-label": "Columns of the table" },
      boxes.map(({ node, label }) => el("label", {}, node, label)),
      el("button", { type: "button", class: "plain", on: { click: () => choose([]) } }, "Show all columns"),
    ),
  );
}
