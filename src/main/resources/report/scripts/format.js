// Numbers and times as a reader wants them.

const NONE = "–";
const known = (value) => value !== null && value !== undefined;

const percent = (share, digits = 2) => (known(share) ? `${(100 * share).toFixed(digits)} %` : NONE);
const grouped = new Intl.NumberFormat("en");
const count = (value) => (known(value) ? grouped.format(value) : NONE);
const loss = (value) => (known(value) ? value.toFixed(4) : NONE);
const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

const accuracyDigits = (span) => (span < 0.004 ? 2 : span < 0.04 ? 1 : 0);

/** Digits that tell the marks of an axis of the objective apart, which spans so much. */
function objectiveDigits(span) {
  if (data.search.unit === "SHARE") return accuracyDigits(span);
  return span > 0 ? Math.max(0, 1 - Math.floor(Math.log10(span))) : 3;
}

/** The objective's figure, in its own unit. */
function figure(value, digits) {
  if (!known(value)) return NONE;
  if (data.search.unit === "SHARE") return percent(value, digits);
  return data.search.unit === "NATS" ? value.toFixed(digits ?? 4) : count(value);
}

const capital = (words) => words[0].toUpperCase() + words.slice(1);

/** A mean or a spread of the objective's figures: a count has a digit more. */
const meanFigure = (value) => (data.search.unit === "COUNT" ? value.toFixed(1) : figure(value));

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
