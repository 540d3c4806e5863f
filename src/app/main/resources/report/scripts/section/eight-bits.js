// Which members answer in eight bits, and what they lose by it.

import { el, head, scrolling } from "../page/dom.js";
import { data } from "../study/data.js";
import { NONE, capital, count, plural } from "../study/format.js";
import { checkpointName } from "../study/members.js";

/** Nothing where nobody asked for eight bits. */
export function eightBitsPart(e) {
  const tried = e.members.filter((member) => member.int8);
  if (!tried.length) return [];
  const taken = tried.filter((member) => member.int8.taken).length;
  return [
    el("h3", {}, "In eight bits"),
    el(
      "p",
      { class: "note" },
      `${taken} of ${plural(e.members.length, "member")} ${taken === 1 ? "answers" : "answer"} in eight bits: where that raises the log-loss on the validation images by no more than one standard error of the difference, image by image.${data.test && data.test.floats ? " The test table has the ensemble with all members in 32 bits too." : ""}`,
    ),
    scrolling("Members in eight bits", eightBitsTable(tried)),
    ...tried
      .filter((member) => member.int8.whyNot)
      .map((member) =>
        el("p", { class: "note" }, `${capital(checkpointName(member))} stays in 32 bits: ${member.int8.whyNot}.`),
      ),
  ];
}

function eightBitsTable(tried) {
  return el(
    "table",
    { class: "methods", id: "int8-table" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        head("Member"),
        head("Answers in"),
        head("Log-loss in 8 bits", "number"),
        head("In 32 bits", "number"),
        head("Above 32 bits", "number"),
        head("Images/s in 8 bits", "number"),
        head("In 32 bits", "number"),
      ),
    ),
    el("tbody", {}, tried.map(eightBitsRow)),
  );
}

function eightBitsRow(member) {
  const { taken, floats, compared } = member.int8;
  const figures = compared
    ? [
        compared.logLoss.toFixed(5),
        compared.floatLogLoss.toFixed(5),
        `${compared.excess.toFixed(5)} ± ${compared.excessError.toFixed(5)}`,
        count(Math.round(compared.imagesPerSecond)),
        count(Math.round(compared.floatImagesPerSecond)),
      ]
    : Array(5).fill(NONE);
  return el(
    "tr",
    { class: taken ? "ensemble" : "" },
    el("th", { scope: "row" }, capital(checkpointName(member))),
    el("td", {}, taken ? `8 bits${floats ? `, ${plural(floats, "layer")} in 32` : ""}` : "32 bits"),
    figures.map((figure) => el("td", { class: "number" }, figure)),
  );
}
