// Names of parameters as they are shown in tables and charts: without the first part, where that leaves no doubt.

/** Headings of the table, which no parameter takes for its own. */
const HEADINGS = new Set(["trial", "number", "state", "objective", "accuracy", "validation-accuracy", "log-loss", "loss", "spread", "epochs", "best-epoch", "weights", "time", "seconds", "network-size", "size", "front", "pareto-front"]);

let shortNames = null;

/** `augmentation.rotation` is shown as `rotation`, unless something else is called so. */
function shortName(name) {
  shortNames = shortNames || new Map(data.axes.map((a) => [a.name, withoutFirst(a.name)]));
  return shortNames.get(name) || name;

  function withoutFirst(whole) {
    const rest = withoutRoom(whole);
    const others = data.axes.map((a) => a.name).filter((other) => other !== whole);
    const taken = others.some((other) => other === rest || withoutRoom(other) === rest);
    return taken || HEADINGS.has(rest.toLowerCase()) ? whole : rest;
  }
}

const withoutRoom = (name) => name.replace(/^[\w-]+\./, "");

/** What a class is called; the page's data have classes by number. */
const className = (number) => data.classes[number];

/** [name, value] of a trial's active parameters, as they are shown. */
function namedValues(trial) {
  return data.axes.filter((a) => known(trial.values[a.name])).map((a) => [shortName(a.name), valueOn(a, trial.values[a.name])]);
}
