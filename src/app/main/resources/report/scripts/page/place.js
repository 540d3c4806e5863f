// Where the reader is, kept over a renewal of the page: scrolled boxes, opened details, the focus. Choices are in the address.

const PLACE = "werkbank-place";

const FOCUSABLE = "a[href], button, input[type=checkbox], select, summary, [tabindex='0']";

const BOXES = ".scroll, .bare, .text";

/** What a part of the page lies in, such that it is found again among other trials. */
function around(node) {
  const trial = node.closest("[data-trial]");
  return `${node.closest("section, nav, header")?.id} ${trial ? trial.dataset.trial : ""}`;
}

/** The part's number among those of its kind around it. */
function placeOf(node, kind) {
  const near = around(node);
  return [near, [...document.querySelectorAll(kind)].filter((other) => around(other) === near).indexOf(node)];
}

function atPlace([near, number], kind) {
  return [...document.querySelectorAll(kind)].filter((other) => around(other) === near)[number];
}

/** Session storage may be forbidden; the page then begins at its top. */
export function keepPlace() {
  const scrolled = [...document.querySelectorAll(BOXES)].filter((box) => box.scrollTop || box.scrollLeft);
  const focus = document.activeElement;
  const place = {
    page: window.location.pathname,
    top: window.scrollY,
    boxes: scrolled.map((box) => [placeOf(box, BOXES), box.scrollLeft, box.scrollTop]),
    open: [...document.querySelectorAll("details[open]")].map((details) => placeOf(details, "details")),
    focus: focus && focus.matches(FOCUSABLE) ? placeOf(focus, FOCUSABLE) : null,
  };
  try {
    window.sessionStorage.setItem(PLACE, JSON.stringify(place));
  } catch {
    /* see above */
  }
}

/** Takes the reader back; once. */
export function restorePlace() {
  const place = takePlace();
  if (!place || place.page !== window.location.pathname) return;
  place.open
    .map((at) => atPlace(at, "details"))
    .filter(Boolean)
    .forEach((details) => {
      details.open = true;
    });
  place.boxes.forEach(([at, left, top]) => atPlace(at, BOXES)?.scrollTo(left, top));
  if (place.focus) atPlace(place.focus, FOCUSABLE)?.focus({ preventScroll: true });
  window.scrollTo(0, place.top);
}

function takePlace() {
  try {
    const place = JSON.parse(window.sessionStorage.getItem(PLACE));
    window.sessionStorage.removeItem(PLACE);
    return place;
  } catch {
    return null;
  }
}
