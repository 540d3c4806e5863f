// The trials as a table that sorts and filters.

import { setLink } from "../page/address.js";
import { columnChoice } from "../page/column-choice.js";
import { compareBar, tickBoxes } from "../page/compare-choice.js";
import { breakable, el, empty, scrolling, section } from "../page/dom.js";
import { filterHelp } from "../page/filter-help.js";
import { moreBelow } from "../page/more.js";
import { markPicked, openRow } from "../page/open.js";
import { selectionChanged } from "../page/select.js";
import { severalSeeds } from "./seeds.js";
import { trialRow } from "./table-row.js";
import { shownColumns, sortChoice, tableOrder, trialColumns } from "../study/columns.js";
import { data } from "../study/data.js";
import { filterProblems } from "../study/filter.js";
import { NONE, count, known, plural } from "../study/format.js";
import { link, onLink } from "../study/link.js";
import { isKept, onSelection, selectionInWords } from "../study/selection.js";

/** Rows in the page at first, and as many more each time: thousands of them would take seconds to lay out. */
const ROWS_AT_ONCE = 200;

const HIGH_FIRST = new Set(["accuracy", "value", "front", "seconds", "epochs", "weights"]);

export function trialTable() {
  const lead =
    "Every trial. A row opens its trial; ticked ones can be compared. Headers sort; the text field keeps the trials, on the whole page, that have all of its words: a state, a value as shown, or a comparison such as epochs>=3.";
  if (!data.trials.length) return section("trials", "Trials", null, empty("This study has no trials yet."));
  const columns = trialColumns();
  const body = el("tbody", { on: { click: openRow } }, []);
  const rows = new Map();
  const heads = new Map(columns.map((column) => [column, headCell(column, () => sortBy(column))]));
  const head = el("tr", {});
  const search = el("input", {
    type: "search",
    placeholder: "Filter, e.g. complete epochs>=3",
    "aria-label": "Filter trials",
    on: { input: () => filterBy(search.value) },
  });
  const shown = el("span", { class: "count", role: "status" });
  const said = el("p", { class: "note warning", id: "filter-said", role: "status" });
  let limit = ROWS_AT_ONCE;
  const more = moreBelow(ROWS_AT_ONCE, (next) => {
    limit = next;
    fill();
  });

  function sortBy(column) {
    const [key, way] = sortChoice();
    const highFirst = HIGH_FIRST.has(column.key) && !(column.key === "value" && !data.search.higherIsBetter);
    const descending = key === column.key ? way !== "desc" : highFirst;
    setLink("sort", `${column.key}:${descending ? "desc" : "asc"}`);
    limit = ROWS_AT_ONCE;
    fill();
  }

  /** Puts the first of the kept trials into the table, in its order. */
  function fill() {
    const [key, way] = sortChoice();
    const column = columns.find((c) => c.key === key) || columns[2];
    heads.forEach((cell, of) => {
      if (of === column) cell.setAttribute("aria-sort", way === "desc" ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    });
    const kept = data.trials.filter(isKept);
    put(kept.sort(tableOrder(column, way === "desc")).slice(0, limit));
    shown.textContent =
      kept.length === data.trials.length
        ? plural(kept.length, "trial")
        : `${count(kept.length)} of ${plural(data.trials.length, "trial")}`;
    sayFilter(kept.length);
    more.say(limit, kept.length, `The first ${count(limit)} of ${plural(kept.length, "trial")} are in the table.`);
    markPicked(body);
    tickBoxes(body);
  }

  /** Leaves the rows alone, with focus and scroll, when they are those that stand there. */
  function put(trials) {
    const next = trials.map(rowOf);
    if (next.length !== body.children.length || next.some((row, i) => row !== body.children[i]))
      body.replaceChildren(...next);
  }

  function rowOf(trial) {
    if (!rows.has(trial)) rows.set(trial, trialRow(trial, shownColumns(columns)));
    return rows.get(trial);
  }

  /** Never an empty table without a word. */
  function sayFilter(kept) {
    said.textContent = [...filterProblems(), kept ? "" : `No trial is left by ${selectionInWords()}.`]
      .filter(Boolean)
      .join(" ");
    said.hidden = !said.textContent;
  }

  /** Puts the chosen columns into the table. */
  function layOut() {
    rows.clear();
    head.replaceChildren(...shownColumns(columns).map((column) => heads.get(column)));
    fill();
  }

  let later = 0;
  function filterBy(text) {
    setLink("filter", text);
    clearTimeout(later);
    later = setTimeout(selectionChanged, 120);
  }

  function show() {
    if (search.value !== (link.get("filter") || "")) search.value = link.get("filter") || "";
    const wanted = shownColumns(columns);
    if (wanted.length === head.children.length && wanted.every((column, i) => heads.get(column) === head.children[i]))
      fill();
    else layOut();
  }

  onLink(show);
  onSelection(fill);
  show();
  const table = el("table", { class: "trials", id: "trial-table" }, el("thead", {}, head), body);
  return section(
    "trials",
    "Trials",
    lead,
    el("div", { class: "controls" }, search, columnChoice(columns, layOut), filterHelp(), shown),
    said,
    scrolling("Table of trials", table, "scroll high"),
    more.node,
    compareBar(body),
    tableNote(),
    ...severalSeeds(),
  );
}

function tableNote() {
  const notes = [
    data.ensemble ? [el("span", { class: "member lone" }), " member of the ensemble. "] : [],
    data.axes.some((a) => a.when) ? [`${NONE} a parameter that is inactive in this trial. `] : [],
    data.trials.some((t) => t.state !== "COMPLETE" && known(t.accuracy))
      ? ["Grey figures: of trials that wait or were pruned, from the epochs they had. "]
      : [],
    data.trials.some((t) => t.breaks?.length)
      ? ["Trials that break a constraint come last, until a header sorts. "]
      : [],
    "Network size is the count of its weights.",
  ];
  return el("p", { class: "note" }, notes.flat());
}

function headCell(column, onSort) {
  return el(
    "th",
    { scope: "col", class: column.kind || "" },
    el("button", { type: "button", on: { click: onSort } }, breakable(column.label)),
  );
}
