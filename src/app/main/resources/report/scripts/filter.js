// The text of the filter: words that a trial must have, and comparisons such as epochs>=3 or accuracy>99.7.

/** Other names of the table's columns than their headings, by key. */
const ALSO_CALLED = {
  number: ["number"], accuracy: ["accuracy", "val-accuracy"], logLoss: ["loss", "val-loss"], spread: ["spread"],
  seconds: ["seconds", "duration"], weights: ["size", "weights", "parameters"], front: ["front"], kept: ["kept"],
};

/** Seconds of a unit of time, and what a count is multiplied by. */
const UNITS = { s: 1, sec: 1, second: 1, seconds: 1, m: 60, min: 60, minute: 60, minutes: 60, h: 3600, hour: 3600, hours: 3600, day: 86400, days: 86400 };
const MANY = { k: 1e3, m: 1e6, million: 1e6 };

const SIGNS = {
  "<": (x, y) => x < y, "<=": (x, y) => x <= y, ">": (x, y) => x > y, ">=": (x, y) => x >= y,
  "=": (x, y) => x === y, "!=": (x, y) => x !== y,
};

const filterText = () => (link.get("filter") || "").trim();
let read = { text: null, tests: [], problems: [] };

const filterTests = () => readFilter().tests;

/** What can't be done with the filter's text, a sentence each; the rest of it filters all the same. */
const filterProblems = () => readFilter().problems;

function readFilter() {
  if (read.text === filterText()) return read;
  const parts = filterParts(filterText()).map(filterPart);
  read = { text: filterText(), tests: parts.map((part) => part.test).filter(Boolean), problems: parts.map((part) => part.problem).filter(Boolean) };
  return read;
}

/** Words, where a heading of several words, and what belongs to a comparison, is one. */
function filterParts(text) {
  const headings = filterFields().map((field) => field.label).concat(data.search.objective.toLowerCase()).filter((label) => label.includes(" "));
  const joined = headings.reduce((words, label) => words.replaceAll(label, dashed(label)), text.toLowerCase());
  return joined.replaceAll("≤", "<=").replaceAll("≥", ">=").replaceAll("==", "=").replace(/\s*(<=|>=|!=|<|>|=)\s*/g, "$1")
    .replace(/([<>=][-+.,\de]*\d)\s+(%|s|sec|seconds?|min|minutes?|h|hours?|days?|million)(?=\s|$)/g, "$1$2")
    .split(/\s+/).filter(Boolean);
}

const dashed = (label) => label.toLowerCase().replace(/[\s_]+/g, "-");

/** `test` of a trial, or the `problem` in words. */
function filterPart(word) {
  const [, name, sign, limit] = word.match(/^([^<>=!]+)(<=|>=|!=|<|>|=)(.*)$/) || [];
  if (!name) return { test: (trial) => textOf(trial).includes(word) };
  const fields = fieldsCalled(name);
  if (!fields.length && data.trials.some((trial) => textOf(trial).includes(word))) return { test: (trial) => textOf(trial).includes(word) };
  if (!fields.length) return { problem: `Nothing is called “${name}”; the names are ${filterNames().join(", ")}.` };
  if (!limit) return { problem: `“${word}” lacks a value, for instance ${exampleOf(fields[0], sign)}.` };
  const tests = fields.map((field) => fieldTest(field, sign, limit)).filter(Boolean);
  if (tests.length > 1) return { problem: `“${name}” can be ${fields.map((field) => field.full).join(" or ")}; write it in full.` };
  return tests.length ? { test: tests[0] } : { problem: `“${limit}” is no value that ${name} can have; write for instance ${exampleOf(fields[0], sign)}.` };
}

/** The columns of the table: by key, heading, other names and, of parameters, the whole name and its end. */
function filterFields() {
  return trialColumns().map((column) => {
    const own = column.key.startsWith("p.") ? column.key.slice(2) : null;
    return { ...column, own, full: own || dashed(column.label), label: column.label.toLowerCase(), numeric: isNumeric(data.trials.map(column.value).filter(known)) };
  });
}

const isNumeric = (values) => values.length > 0 && values.every((value) => typeof value === "number");

/** Those of a name; several only where it fits several equally well. */
function fieldsCalled(name) {
  const fields = filterFields();
  const also = (field) => [...(ALSO_CALLED[field.key] || []), ...(field.key === objectiveKey() ? ["objective", dashed(data.search.objective), dashed(data.search.shortObjective)] : [])];
  const fits = [
    (field) => field.own && field.own.toLowerCase() === name,
    (field) => [field.full, dashed(field.label)].some((one) => one.toLowerCase() === name) || (!field.own && also(field).includes(name)),
    (field) => field.own && field.own.toLowerCase().endsWith(`.${name}`),
  ];
  return fits.map((fit) => fields.filter(fit)).find((found) => found.length) || [];
}

/** A test by a field; nothing where the value is none that the field can have. */
function fieldTest(field, sign, limit) {
  const wanted = field.numeric ? fieldNumber(field, limit) : limit;
  if (field.numeric ? Number.isNaN(wanted) : sign.includes("<") || sign.includes(">")) return null;
  if (!field.numeric && !data.trials.some((trial) => known(field.value(trial)) && field.show(field.value(trial)).toLowerCase() === limit) && !couldBe(field, limit)) return null;
  return (trial) => {
    const value = field.value(trial);
    if (!known(value)) return false;
    return field.numeric ? compares(field, value, sign, wanted) : SIGNS[sign](field.show(value).toLowerCase(), limit);
  };
}

/** A choice of the space, or a state, that no trial has. */
function couldBe(field, text) {
  const a = field.own && axisCalled(field.own);
  const all = field.key === "state" ? Object.values(STATE_WORDS) : a ? a.choices.map((choice) => field.show(choice)) : ["trained", "ema", "swa"];
  return all.some((one) => one.toLowerCase() === text);
}

/** A number equals what is typed if it is it, or is shown so. */
function compares(field, value, sign, wanted) {
  if (typeof value !== "number") return false;
  if (sign !== "=" && sign !== "!=") return SIGNS[sign](value, wanted);
  const near = (x) => Math.abs(x - wanted) <= 1e-9 * Math.max(Math.abs(x), Math.abs(wanted));
  return (near(value) || near(fieldNumber(field, field.show(value).toLowerCase()))) === (sign === "=");
}

/** What is typed in the field's unit: 99.7 and 99.7% of a share, 10min, 1 h 5 min and 90 s of a time, 200k, 1.2m and 257,034 of a count. */
function fieldNumber(field, text) {
  const number = (digits) => (/^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/.test(digits) ? Number(digits) : NaN);
  const bare = text.replace(/,(?=\d{3}\b)/g, "").replace(/\s+/g, "");
  if (field.key === "seconds") return Number.isNaN(number(bare)) ? timeOf(bare, number) : number(bare);
  if (field.share) return bare.endsWith("%") ? number(bare.slice(0, -1)) / 100 : number(bare) > 1 ? number(bare) / 100 : number(bare);
  const [, digits, many] = bare.match(/^([-+.\de]*\d\.?)(k|m|million)$/) || [];
  return digits ? number(digits) * MANY[many] : number(bare);
}

/** Of one or several numbers with their units. */
function timeOf(text, number) {
  if (!/^(\d+(\.\d+)?[a-z]+)+$/.test(text)) return NaN;
  return [...text.matchAll(/([\d.]+)([a-z]+)/g)].reduce((sum, [, digits, unit]) => sum + number(digits) * (UNITS[unit] || NaN), 0);
}

const filterNames = () => filterFields().map((field) => (field.own ? shortName(field.own) : field.full));

/** A comparison by a field that some trial fulfils. */
function exampleOf(field, sign) {
  const value = data.trials.map(field.value).find(known);
  const name = field.own ? shortName(field.own) : field.full;
  return `${name}${field.numeric ? sign : "="}${known(value) ? field.show(value).replace(/[\s\u00a0]/g, "") : 1}`;
}

const texts = new Map();

function textOf(trial) {
  if (!texts.has(trial)) texts.set(trial, trialText(trial));
  return texts.get(trial);
}

/** Beside the field: what can be written into it. */
function filterHelp() {
  const fields = filterFields();
  const line = (example, words) => [el("dt", {}, el("code", {}, example)), el("dd", {}, words)];
  const choice = fields.find((field) => field.own && !field.numeric && data.trials.some((trial) => known(field.value(trial))));
  const named = (key) => fields.find((field) => field.key === key);
  return el("details", { class: "column-choice filter-help" }, el("summary", {}, "How to filter"), el("div", {},
    el("dl", { class: "facts" },
      line("complete", "trials that have the word: a state, a value, a part of a cause"),
      choice ? line(exampleOf(choice, "="), "a value by its name") : [],
      line(exampleOf(named("accuracy"), ">="), "percent as shown, with or without %; below 1 it is a share"),
      line("time<10min", "seconds (s), minutes (min), hours (h); a number alone is seconds"),
      line("size<200k", "thousands (k) and millions (m)"),
      line("trial=7", "= and != go by what is shown; <, <=, >, >= by the exact value")),
    el("p", { class: "note" }, `A trial must fulfil all that is written. Names: ${filterNames().join(", ")}.`)));
}
