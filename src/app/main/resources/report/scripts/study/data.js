// The study that the page shows.

/** The study's figures, as report.ReportData has them. */
export const data = {};

/** Takes the figures from JSON; before anything else is asked for. */
export function readData(json) {
  Object.assign(data, JSON.parse(json));
}
