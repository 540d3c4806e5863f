// What is typed behind a sign of the filter: numbers in the unit of a column.

/** Seconds of a unit of time, and what a count is multiplied by. */
const UNITS = {
  s: 1,
  sec: 1,
  second: 1,
  seconds: 1,
  m: 60,
  min: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
  day: 86400,
  days: 86400,
};

const MANY = { k: 1e3, m: 1e6, million: 1e6 };

const oneOf = (units) => Object.keys(units).join("|");

const DIGITS = "[-+.,\\de]*\\d";

/** Behind a sign: a time of one or several parts, or one number with another unit. */
const WITH_UNITS = new RegExp(
  `([<>=])((?:${DIGITS}\\s*(?:${oneOf(UNITS)})\\s*)+|${DIGITS}\\s*(?:%|${oneOf(MANY)}))(?=\\s|$)`,
  "g",
);

/** A filter's text in which values are one word each: 1 h 5 min is 1h5min, 99.7 % is 99.7%. */
export const joinUnits = (text) =>
  text.replace(WITH_UNITS, (whole, sign, value) => `${sign}${value.replace(/\s+/g, "")}`);

export const SIGNS = {
  "<": (x, y) => x < y,
  "<=": (x, y) => x <= y,
  ">": (x, y) => x > y,
  ">=": (x, y) => x >= y,
  "=": (x, y) => x === y,
  "!=": (x, y) => x !== y,
};

/** Whole numbers with commas between thousands. */
const GROUPED = /^[1-9]\d{0,2}(,\d{3})+$/;

/** What is typed in the field's unit: 99.7 and 99.7% of a share, where a bare 1 and less is one unless it is always percent, 10min, 1 h 5 min and 90 s of a time, 200k, 1.2m and 257,034 of a count. */
export function fieldNumber(field, text) {
  const number = (digits) => (/^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/.test(digits) ? Number(digits) : NaN);
  const typed = text.replace(/\s+/g, "");
  // Elsewhere the comma may be that of 0,045 or 1,200, which are decimals to many.
  const bare = field.whole && GROUPED.test(typed) ? typed.replaceAll(",", "") : typed;
  if (field.key === "seconds") return Number.isNaN(number(bare)) ? timeOf(bare, number) : number(bare);
  if (field.share) {
    const digits = number(bare.replace(/%$/, ""));
    return field.percent || bare.endsWith("%") || digits > 1 ? digits / 100 : digits;
  }
  const [, digits, many] = bare.match(/^([-+.\de]*\d\.?)(k|m|million)$/) || [];
  return digits ? number(digits) * MANY[many] : number(bare);
}

/** Of one or several numbers with their units. */
function timeOf(text, number) {
  if (!/^(\d+(\.\d+)?[a-z]+)+$/.test(text)) return NaN;
  return [...text.matchAll(/([\d.]+)([a-z]+)/g)].reduce(
    (sum, [, digits, unit]) => sum + number(digits) * (UNITS[unit] || NaN),
    0,
  );
}

/** A number equals what is typed if it is it, or is shown so. */
export function compares(field, value, sign, wanted) {
  if (typeof value !== "number") return false;
  if (sign !== "=" && sign !== "!=") return SIGNS[sign](value, wanted);
  const near = (x) => Math.abs(x - wanted) <= 1e-9 * Math.max(Math.abs(x), Math.abs(wanted));
  return (near(value) || near(fieldNumber(field, field.show(value).toLowerCase()))) === (sign === "=");
}
