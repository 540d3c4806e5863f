// The text of the filter: words that a trial must have, and comparisons such as epochs>=3 or accuracy>99.7.

import { axisCalled } from "./axes.js";
import { trialColumns } from "./columns.js";
import { data } from "./data.js";
import { exampleOf, fieldsCalled, filterFields, filterNames, withoutSpaces } from "./filter-field.js";
import { SIGNS, compares, fieldNumber, joinUnits } from "./filter-value.js";
import { known } from "./format.js";
import { dashed } from "./headings.js";
import { link } from "./link.js";
import { STATE_WORDS } from "./states.js";
import { trialText } from "./trials.js";

export const filterText = () => (link.get("filter") || "").trim();

let read = { text: null, tests: [], problems: [] };

export const filterTests = () => readFilter().tests;

/** What can't be done with the filter's text, a sentence each; the rest of it filters all the same. */
export const filterProblems = () => readFilter().problems;

function readFilter() {
  if (read.text === filterText()) return read;
  const parts = filterParts(filterText()).map(filterPart);
  read = {
    text: filterText(),
    tests: parts.map((part) => part.test).filter(Boolean),
    problems: parts.map((part) => part.problem).filter(Boolean),
  };
  return read;
}

/** Words, where a heading of several words, and what belongs to a comparison, is one. */
function filterParts(text) {
  const headings = filterFields()
    .map((field) => field.label)
    .concat(data.search.objective.toLowerCase())
    .filter((label) => label.includes(" "));
  const joined = headings.reduce((words, label) => words.replaceAll(label, dashed(label)), text.toLowerCase());
  const compared = joined
    .replaceAll("≤", "<=")
    .replaceAll("≥", ">=")
    .replaceAll("==", "=")
    .replace(/\s*(<=|>=|!=|<|>|=)\s*/g, "$1");
  return joinUnits(compared).split(/\s+/).filter(Boolean);
}

/** `test` of a trial, or the `problem` in words. */
function filterPart(word) {
  const [, name, sign, limit] = word.match(/^([^<>=!]+)(<=|>=|!=|<|>|=)(.*)$/) || [];
  if (!name) return { test: (trial) => textOf(trial).includes(word) };
  const fields = fieldsCalled(name);
  if (!fields.length && data.trials.some((trial) => textOf(trial).includes(word)))
    return { test: (trial) => textOf(trial).includes(word) };
  if (!fields.length) return { problem: `Nothing is called “${name}”; the names are ${filterNames().join(", ")}.` };
  if (!limit) return { problem: `“${word}” lacks a value, for instance ${exampleOf(fields[0], sign)}.` };
  const tests = fields.map((field) => fieldTest(field, sign, limit)).filter(Boolean);
  if (tests.length > 1)
    return { problem: `“${name}” can be ${fields.map((field) => field.full).join(" or ")}; write it in full.` };
  return tests.length
    ? { test: tests[0] }
    : { problem: `“${limit}” is no value that ${name} can have; write for instance ${exampleOf(fields[0], sign)}.` };
}

/** A test by a field; nothing where the value is none that the field can have. */
function fieldTest(field, sign, limit) {
  const wanted = field.numeric ? fieldNumber(field, limit) : limit;
  if (field.numeric ? Number.isNaN(wanted) : sign.includes("<") || sign.includes(">")) return null;
  const word = (value) => withoutSpaces(field.show(value)).toLowerCase();
  if (
    !field.numeric &&
    !data.trials.map(field.value).some((value) => known(value) && word(value) === limit) &&
    !mayHave(field).some((value) => word(value) === limit)
  )
    return null;
  return (trial) => {
    const value = field.value(trial);
    if (!known(value)) return false;
    return field.numeric ? compares(field, value, sign, wanted) : SIGNS[sign](word(value), limit);
  };
}

/** Values of columns that no trial need have, by key. */
const MAY_HAVE = {
  state: Object.keys(STATE_WORDS),
  front: ["front"],
  kept: ["trained", "ema", "swa"],
  precision: ["f32", "tf32", "bf16"],
};

/** Those of a choice of the space, or of a column. */
const mayHave = (field) => (field.own && axisCalled(field.own)?.choices) || MAY_HAVE[field.key] || [];

const texts = new Map();

let figureColumns = null;

function textOf(trial) {
  if (!texts.has(trial)) texts.set(trial, `${trialText(trial)} ${figuresText(trial)}`);
  return texts.get(trial);
}

/** What the other columns of the table show, with and without spaces; parameters are in the trial's own text. */
function figuresText(trial) {
  figureColumns = figureColumns || trialColumns().filter((column) => !column.axis);
  return figureColumns
    .map((column) => [column, column.value(trial)])
    .filter(([, value]) => known(value))
    .map(([column, value]) => column.show(value).toLowerCase())
    .map((text) => (text.includes(" ") ? `${text} ${withoutSpaces(text)}` : text))
    .join(" ");
}
