// What a member of the ensemble is called, and its weight.

import { el } from "../page/dom.js";
import { data } from "../study/data.js";
import { NONE, capital, known, percent } from "../study/format.js";
import { bestMember, checkpointName, isSameCheckpoint } from "../study/members.js";

export const studentName = ({ trial }) => ["Distilled ", el("span", { class: "best-member" }, `as trial ${trial}`)];

export function memberName(member) {
  const best = data.test && isSameCheckpoint(member, bestMember());
  return [
    capital(checkpointName(member)),
    best ? [" ", el("span", { class: "best-member" }, "best on validation")] : null,
    member.int8 && member.int8.taken ? [" ", el("span", { class: "best-member" }, "8 bits")] : null,
  ].flat();
}

export function weightBar(weight) {
  if (!known(weight)) return NONE;
  return [
    percent(weight, 0),
    el("span", { class: "weight", "aria-hidden": "true" }, el("i", { style: { width: `${100 * weight}%` } })),
  ];
}
