// Numbers and times as a reader wants them.

const NONE = "–";
const known = (value) => value !== null && value !== undefined;

const percent = (share, digits = 2) => (known(share) ? `${(100 * share).toFixed(digits)} %` : NONE);
const grouped = new Intl.NumberFormat("en");
const count = (value) => (known(value) ? grouped.format(value) : NONE);
/** In nats; a small one with two digits that say something. */
const loss = (value) => (known(value) ? (value && value < 0.001 ? value.toPrecision(2) : value.toFixed(4)) : NONE);
const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

/** Digits of a percentage that tell the marks of an axis of that span apart. */
const accuracyDigits = (span) => (span > 0 ? Math.min(12, Math.max(0, -Math.floor(Math.log10(25 * span)))) : 2);

/** Digits that tell the marks of an axis of the objective apart, which spans so much. */
function objectiveDigits(span) {
  if (data.search.unit === "SHARE") return accuracyDigits(span);
  return span > 0 ? Math.max(0, 1 - Math.floor(Math.log10(span))) : 3;
}

/** The objective's figure, in its own unit; with more digits than usual where the trials lie closer together. */
function figure(value, digits = usualDigits()) {
  if (!known(value)) return NONE;
  if (data.search.unit === "SHARE") return percent(value, digits);
  return data.search.unit === "NATS" ? value.toFixed(digits) : count(value);
}

function usualDigits() {
  const span = data.reaches ? data.reaches.high - data.reaches.low : 0;
  return Math.max(data.search.unit === "NATS" ? 4 : 2, span > 0 ? objectiveDigits(span) : 0);
}

const capital = (words) => words[0].toUpperCase() + words.slice(1);

/** A mean or a spread of the objective's figures: a count has a digit more. */
const meanFigure = (value) => (data.search.unit === "COUNT" ? value.toFixed(1) : figure(value));

/** Significant digits that tell hundredths of a range apart; at least three. */
function rangeDigits(low, high, log = false) {
  const step = log && low > 0 ? Math.log(high / low) : (high - low) / Math.max(Math.abs(low), Math.abs(high));
  return step > 0 ? Math.min(17, Math.max(3, 2 - Math.floor(Math.log10(step)))) : 3;
}

/** Digits of an axis's values, such that no two of them that differ look alike. */
const axisDigits = (a) => (a.scale === "CHOICE" ? digitsApart(a.choices) : rangeDigits(a.low, a.high, a.scale === "LOG"));

/** A parameter's value with the digits of its axis. */
const valueOn = (a, value) => plain(value, axisDigits(a));

/** A parameter's value, with as many significant digits as asked for. */
function plain(value, digits = 3) {
  return typeof value === "number" && !Number.isInteger(value) ? String(Number(value.toPrecision(digits))) : String(value);
}

function duration(seconds) {
  if (!seconds) return NONE;
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${(hours / 24).toFixed(1)} days`;
}

/** An ISO instant, to the minute. */
const time = (iso) => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

const STATE_WORDS = {
  COMPLETE: "complete",
  PRUNED: "pruned",
  FAILED: "failed",
  DIVERGED: "diverged",
  INTERRUPTED: "interrupted",
  RUNNING: "running",
  WAITING: "waiting",
};

function stateMark(state, text = STATE_WORDS[state]) {
  return el("span", { class: `state state-${state}` }, el("span", {}, text));
}
