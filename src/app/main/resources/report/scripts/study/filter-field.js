// What the filter can be about: the table's columns, by all their names.

import { shortName } from "./axes.js";
import { trialColumns } from "./columns.js";
import { data } from "./data.js";
import { known } from "./format.js";
import { ALSO_CALLED, dashed } from "./headings.js";
import { objectiveKey } from "./objective.js";

/** The columns of the table: by key, heading, other names and, of parameters, the whole name and its end. */
export function filterFields() {
  return trialColumns().map((column) => {
    const own = column.key.startsWith("p.") ? column.key.slice(2) : null;
    const values = data.trials.map(column.value).filter(known);
    return {
      ...column,
      own,
      full: own || dashed(column.label),
      label: column.label.toLowerCase(),
      numeric: column.kind === "number" || isNumeric(values),
      whole: values.every(Number.isInteger),
    };
  });
}

const isNumeric = (values) => values.length > 0 && values.every((value) => typeof value === "number");

/** Those of a name; several only where it fits several equally well. */
export function fieldsCalled(name) {
  const fields = filterFields();
  const also = (field) => [
    ...(ALSO_CALLED[field.key] || []),
    ...(field.key === objectiveKey()
      ? ["objective", dashed(data.search.objective), dashed(data.search.shortObjective)]
      : []),
  ];
  const fits = [
    (field) => field.own && field.own.toLowerCase() === name,
    (field) =>
      [field.full, dashed(field.label)].some((one) => one.toLowerCase() === name) ||
      (!field.own && also(field).includes(name)),
    (field) => field.own && field.own.toLowerCase().endsWith(`.${name}`),
  ];
  return fits.map((fit) => fields.filter(fit)).find((found) => found.length) || [];
}

export const filterNames = () => filterFields().map((field) => (field.own ? shortName(field.own) : field.full));

/** What is compared is one word, whatever room the page gives it. */
export const withoutSpaces = (text) => text.replace(/\s+/g, "");

/** A comparison by a field that some trial fulfils. */
export function exampleOf(field, sign) {
  const value = data.trials.map(field.value).find(known);
  const name = field.own ? shortName(field.own) : field.full;
  return `${name}${field.numeric ? sign : "="}${known(value) ? withoutSpaces(field.show(value)) : 1}`;
}
