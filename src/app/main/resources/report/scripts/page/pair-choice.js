// Two parameters, one for each side of a chart.

import { setLink } from "./address.js";
import { el } from "./dom.js";
import { shortName } from "../study/axes.js";
import { link, onLink } from "../study/link.js";

/**
 * Selects for both sides; the choice is kept in the address under `keys`, that of the side across first. What is chosen
 * is never the same on both: who takes the other side's parameter swaps them.
 */
export function pairChoice(keys, names, changed) {
  const chosen = (side, otherwise) => (names.includes(link.get(keys[side])) ? link.get(keys[side]) : otherwise);
  const across = () => chosen(0, names[0] === link.get(keys[1]) ? names[1] : names[0]);
  const up = () => {
    const wanted = chosen(1, null);
    return wanted && wanted !== across() ? wanted : names.find((name) => name !== across());
  };
  function choose(side, name) {
    const present = [across(), up()];
    if (name === present[1 - side]) setLink(keys[1 - side], present[side]);
    setLink(keys[side], name);
    show();
    changed();
  }
  const selects = ["Across", "Up"].map((words, side) => sideSelect(words, names, (name) => choose(side, name)));
  const show = () =>
    [across(), up()].forEach((name, side) => {
      selects[side].select.value = name;
    });
  onLink(show);
  show();
  return {
    across,
    up,
    key: () => JSON.stringify([across(), up()]),
    node: el(
      "div",
      { class: "controls" },
      selects.map(({ select, words }) => el("label", {}, words, select)),
    ),
  };
}

function sideSelect(words, names, onChoice) {
  const select = el(
    "select",
    { on: { change: () => onChoice(select.value) } },
    names.map((name) => el("option", { value: name }, shortName(name))),
  );
  return { words, select };
}
