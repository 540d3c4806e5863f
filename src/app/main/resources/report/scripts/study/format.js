// Numbers and times as a reader wants them.

export const NONE = "–";

export const known = (value) => value !== null && value !== undefined;

export const percent = (share, digits = 2) => (known(share) ? `${(100 * share).toFixed(digits)} %` : NONE);

const grouped = new Intl.NumberFormat("en");

export const count = (value) => (known(value) ? grouped.format(value) : NONE);

/** In nats; a small one with two digits that say something. */
export const loss = (value) =>
  known(value) ? (value && value < 0.001 ? value.toPrecision(2) : value.toFixed(4)) : NONE;

export const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

export const capital = (words) => words[0].toUpperCase() + words.slice(1);

/** A parameter's value, with as many significant digits as asked for. */
export function plain(value, digits = 3) {
  return typeof value === "number" && !Number.isInteger(value)
    ? String(Number(value.toPrecision(digits)))
    : String(value);
}

export function duration(seconds) {
  if (!seconds) return NONE;
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${(hours / 24).toFixed(1)} days`;
}

/** An ISO instant, to the minute. */
export const time = (iso) => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

/** Digits of a percentage that tell the marks of an axis of that span apart. */
export const accuracyDigits = (span) => (span > 0 ? Math.min(12, Math.max(0, -Math.floor(Math.log10(25 * span)))) : 2);

/** Significant digits that tell hundredths of a range apart; at least three. */
export function rangeDigits(low, high, log = false) {
  const step = log && low > 0 ? Math.log(high / low) : (high - low) / Math.max(Math.abs(low), Math.abs(high));
  return step > 0 ? Math.min(17, Math.max(3, 2 - Math.floor(Math.log10(step)))) : 3;
}

/** Significant digits with which values that differ look different. */
export function digitsApart(values) {
  const distinct = [...new Set(values)];
  const apart = (digits) => new Set(distinct.map((value) => plain(value, digits))).size === distinct.length;
  return [4, 6, 9, 12].find(apart) || 17;
}

export const shortened = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** A difference of shares in percentage points, with its sign. */
export const percentagePoints = (share, digits = 2) =>
  `${share < 0 ? "−" : "+"}${Math.abs(100 * share).toFixed(digits)}`;

export const interval = (row) => `${percent(row.low)} to ${percent(row.high)}`.replace(" % to", " to");
