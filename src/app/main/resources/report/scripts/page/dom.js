// Elements. Text from the study only ever becomes a text node or an attribute's value.

import { onLink } from "../study/link.js";
import { STATE_WORDS } from "../study/states.js";

/** An element; `props.on` holds listeners, `props.style` custom properties and styles, the rest are attributes. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "on") {
      Object.entries(value).forEach(([event, listener]) => node.addEventListener(event, listener));
    } else if (name === "style") {
      Object.entries(value).forEach(([key, v]) => node.style.setProperty(key, v));
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** A section of the page with its heading. */
export function section(id, title, lead, ...children) {
  return el(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    el("h2", { id: `${id}-title` }, title),
    lead ? el("p", { class: "lead" }, lead) : null,
    children,
  );
}

/** What stands where there is nothing to show yet, and how to get it. */
export function empty(text, command) {
  return el("p", { class: "empty" }, text, command ? [" ", el("code", {}, command)] : []);
}

/** Buttons of which one is pressed, as the address says; `choices` are [value, label], `chosen()` is the value now. */
export function toggle(label, choices, chosen, onChange) {
  const choose = (value) => {
    onChange(value);
    show();
  };
  const buttons = choices.map(([value, text]) =>
    el("button", { type: "button", on: { click: () => choose(value) } }, text),
  );
  function show() {
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(choices[i][0] === chosen())));
  }
  onLink(show);
  show();
  return el("div", { class: "switch", role: "group", "aria-label": label }, buttons);
}

/** Takes the reader to a part of the page and the keyboard to a control in it, where there is one. */
export function goTo(part, control) {
  const focused = document.getElementById(control);
  if (focused) focused.focus({ preventScroll: true });
  document.getElementById(part).scrollIntoView({ block: "start" });
}

/** A table that may scroll inside its box, by keyboard as well; the sides on which it goes on fade. */
export const scrolling = (label, table, kind = "scroll") =>
  fading(el("div", { class: kind, role: "region", "aria-label": label, tabindex: "0" }, table), table);

/** Text as it was written, which may scroll as a table does. */
export function written(label, text, props = {}) {
  const words = el("code", {}, text);
  return fading(el("pre", { class: "text", tabindex: "0", "aria-label": label, ...props }, words), words);
}

function fading(box, content) {
  const tell = () => {
    box.classList.toggle("more-right", box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
    box.classList.toggle("more-below", box.scrollTop + box.clientHeight < box.scrollHeight - 1);
  };
  box.addEventListener("scroll", tell, { passive: true });
  const sizes = new window.ResizeObserver(tell);
  sizes.observe(box);
  sizes.observe(content);
  return box;
}

export const head = (text, kind = "") => el("th", { scope: "col", class: kind }, text);

/** The head of a column that is plain to see without. */
export const unseenHead = (text, kind) => head(el("span", { class: "visually-hidden" }, text), kind);

export function facts(entries) {
  return el(
    "dl",
    { class: "facts" },
    entries.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]),
  );
}

/** Long names may break after a dot, a dash or an underscore, or at other places. */
export function breakable(name, places = /(?<=[._-])/) {
  return name
    .split(places)
    .flatMap((part) => [part, el("wbr")])
    .slice(0, -1);
}

export function stateMark(state, text = STATE_WORDS[state]) {
  return el("span", { class: `state state-${state}` }, el("span", {}, text));
}
