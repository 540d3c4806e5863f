// Which trials the reader looks at: those that the text and the brushed axes keep. All views show these alone.

const OBJECTIVE_AXIS = "objective";
const selectionListeners = [];
let tests = null;

function isKept(trial) {
  tests = tests || [...filterTests(), ...brushTests()];
  return tests.every((test) => test(trial));
}

/** The trials that the text keeps, whatever is brushed. */
function keptByText(trials) {
  const own = filterTests();
  return trials.filter((trial) => own.every((test) => test(trial)));
}

const isSelecting = () => Boolean(filterText() || brushes().size);

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

// Brushes: intervals of axes, kept in the address as name:low:high;…

/** [axis, intervals] of each brushed axis; what names no axis is passed over. */
function brushes() {
  const intervals = new Map();
  (link.get("brush") || "").split(";").filter(Boolean).forEach((text) => {
    const [encoded, low, high] = text.split(":");
    const name = decodeURIComponent(encoded);
    if (name !== OBJECTIVE_AXIS && !axisCalled(name)) return;
    intervals.set(name, [...(intervals.get(name) || []), [Number(low), Number(high)]]);
  });
  return intervals;
}

function setBrushes(intervals, except) {
  const text = [...intervals].flatMap(([name, list]) =>
    list.map(([low, high]) => `${encodeURIComponent(name)}:${shortNumber(name, low)}:${shortNumber(name, high)}`)).join(";");
  if (text === (link.get("brush") || "")) return;
  setLink("brush", text);
  selectionChanged(except);
}

/** A place on an axis with two digits more than its labels need. */
function shortNumber(name, value) {
  const a = name === OBJECTIVE_AXIS ? { ...data.reaches, scale: "LINEAR" } : axisCalled(name);
  return Number(value.toPrecision(Math.min(17, rangeDigits(a.low, a.high, a.scale === "LOG") + 2)));
}

const axisCalled = (name) => data.axes.find((a) => a.name === name);

function brushTests() {
  return [...brushes()].map(([name, intervals]) => (trial) => {
    const at = coordinate(name, trial);
    return known(at) && intervals.some(([low, high]) => low <= at && at <= high);
  });
}

/** Where a trial stands on an axis: a number, or the place of its choice; nothing where the parameter is inactive. */
function coordinate(name, trial) {
  if (name === OBJECTIVE_AXIS) return known(trial.value) ? drawnObjective(trial) : null;
  const a = axisCalled(name);
  const value = trial.values[name];
  if (!a || !known(value)) return null;
  return a.scale === "CHOICE" ? a.choices.indexOf(value) : value;
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
    if (!bar.hidden) words.textContent = [`${count(data.trials.filter(isKept).length)} of ${plural(data.trials.length, "trial")} shown: ${selectionInWords()}.`, ...filterProblems()].join(" ");
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
  const text = filterText();
  return [text ? `“${text}”` : null, ...[...brushes()].map(brushInWords)].filter(Boolean).join(", ");
}

function brushInWords([name, intervals]) {
  const words = intervals.map(([low, high]) => {
    const end = brushEnd(name, low, high);
    return low === high || end(low) === end(high) ? end(low) : `${end(low)} to ${end(high)}`;
  });
  return `${name === OBJECTIVE_AXIS ? data.search.objective : shortName(name)} ${words.join(" or ")}`;
}

/** Shows an end of a brushed interval, with digits that tell it from the other end. */
function brushEnd(name, low, high) {
  if (name === OBJECTIVE_AXIS) return (value) => figure(value, objectiveDigits(high - low) + (data.search.unit === "SHARE" ? 1 : 0));
  const a = axisCalled(name);
  return a.scale === "CHOICE" ? (value) => valueOn(a, a.choices[Math.round(value)]) : (value) => plain(value, rangeDigits(low, high, a.scale === "LOG"));
}
