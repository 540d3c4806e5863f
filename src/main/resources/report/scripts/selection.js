// Which trials the reader looks at: those that the text and the brushed axes keep. All views show these alone.

const OBJECTIVE_AXIS = "objective";
const selectionListeners = [];
const texts = new Map();
let tests = null;

function isKept(trial) {
  tests = tests || [...textTests(), ...brushTests()];
  return tests.every((test) => test(trial));
}

/** The trials that the text keeps, whatever is brushed. */
function keptByText(trials) {
  const own = textTests();
  return trials.filter((trial) => own.every((test) => test(trial)));
}

const isSelecting = () => Boolean((link.get("filter") || "").trim() || link.get("brush"));

function onSelection(listener) {
  selectionListeners.push(listener);
}

/** `except` is the chart in which the reader is dragging. */
function selectionChanged(except) {
  tests = null;
  selectionListeners.forEach((listener) => listener());
  drawSoon(charts.filter((entry) => entry !== except));
}

onLink(() => { tests = null; });

// Text: words that a trial must have, or comparisons such as filters>=32.

function textTests() {
  return (link.get("filter") || "").toLowerCase().split(/\s+/).filter(Boolean).map(wordTest);
}

function wordTest(word) {
  const [, name, sign, limit] = word.match(/^([^<>]+)(<=|>=|<|>)([-+.\de]+)$/) || [];
  const of = name && figureCalled(name);
  if (!of || Number.isNaN(Number(limit))) return (trial) => textOf(trial).includes(word);
  const holds = { "<": (x, y) => x < y, "<=": (x, y) => x <= y, ">": (x, y) => x > y, ">=": (x, y) => x >= y }[sign];
  return (trial) => typeof of(trial) === "number" && holds(of(trial), Number(limit));
}

/** A parameter by its name or the end of it, or a figure of the table. */
function figureCalled(name) {
  const figures = { trial: (t) => t.number, accuracy: (t) => t.accuracy, loss: (t) => t.logLoss, objective: (t) => t.value, epochs: (t) => t.epochs, seconds: (t) => t.seconds };
  const found = data.axes.filter((a) => a.name.toLowerCase() === name || a.name.toLowerCase().endsWith(`.${name}`));
  return found.length === 1 ? (t) => t.values[found[0].name] : figures[name];
}

function textOf(trial) {
  if (!texts.has(trial)) texts.set(trial, trialText(trial));
  return texts.get(trial);
}

// Brushes: intervals of axes, kept in the address as name:low:high;…

/** [axis, intervals] of each brushed axis. */
function brushes() {
  const intervals = new Map();
  (link.get("brush") || "").split(";").filter(Boolean).forEach((text) => {
    const [name, low, high] = text.split(":");
    const known = intervals.get(decodeURIComponent(name)) || [];
    intervals.set(decodeURIComponent(name), [...known, [Number(low), Number(high)]]);
  });
  return intervals;
}

function setBrushes(intervals, except) {
  const text = [...intervals].flatMap(([name, list]) =>
    list.map(([low, high]) => `${encodeURIComponent(name)}:${shortNumber(low)}:${shortNumber(high)}`)).join(";");
  if (text === (link.get("brush") || "")) return;
  setLink("brush", text);
  selectionChanged(except);
}

const shortNumber = (value) => Number(value.toPrecision(5));

function brushTests() {
  return [...brushes()].map(([name, intervals]) => (trial) => {
    const at = coordinate(name, trial);
    return known(at) && intervals.some(([low, high]) => low <= at && at <= high);
  });
}

/** Where a trial stands on an axis: a number, or the place of its choice; nothing where the parameter is inactive. */
function coordinate(name, trial) {
  if (name === OBJECTIVE_AXIS) return known(trial.value) ? drawnObjective(trial) : null;
  const a = data.axes.find((one) => one.name === name);
  const value = trial.values[name];
  if (!a || !known(value)) return null;
  return a.scale === "CHOICE" ? a.choices.findIndex((choice) => plain(choice) === plain(value)) : value;
}

/** What is beyond most trials stands at the end of the axis. */
const drawnObjective = (trial) => Math.min(data.reaches.high, Math.max(data.reaches.low, trial.value));

/** Says how many trials are left, and lets the others back in. */
function selectionBar() {
  const words = el("span", { role: "status" });
  const bar = el("div", { class: "selection", id: "selection" }, words,
    el("button", { type: "button", class: "plain", on: { click: showAll } }, "Show all"));
  const show = () => {
    bar.hidden = !isSelecting();
    if (!bar.hidden) words.textContent = `${count(data.trials.filter(isKept).length)} of ${plural(data.trials.length, "trial")} shown: ${selectionInWords()}.`;
  };
  onLink(show);
  onSelection(show);
  show();
  return bar;
}

function showAll() {
  setLink("filter", "");
  setLink("brush", "");
  linkListeners.forEach((listener) => listener());
  selectionChanged();
}

function selectionInWords() {
  const text = (link.get("filter") || "").trim();
  return [text ? `“${text}”` : null, ...[...brushes()].map(brushInWords)].filter(Boolean).join(", ");
}

function brushInWords([name, intervals]) {
  const a = data.axes.find((one) => one.name === name);
  const end = (value) => (name === OBJECTIVE_AXIS ? figure(value, 2) : a && a.scale === "CHOICE" ? plain(a.choices[Math.round(value)]) : plain(value));
  return `${name === OBJECTIVE_AXIS ? data.search.objective : name} ${intervals.map(([low, high]) => (low === high ? end(low) : `${end(low)} to ${end(high)}`)).join(" or ")}`;
}
