// Which trials are compared: ticked in the table, and kept in the address as #compare=3,7,12

const MOST_COMPARED = 4;
const comparedListeners = [];
const onCompared = (listener) => comparedListeners.push(listener);
const tellCompared = () => comparedListeners.forEach((listener) => listener());

onLink(tellCompared);

/** In the order in which they were chosen. */
function compared() {
  const numbers = [...new Set((link.get("compare") || "").split(",").map(Number))];
  return numbers.map((number) => data.trials.find((trial) => trial.number === number)).filter(Boolean).slice(0, MOST_COMPARED);
}

function compareAll(trials) {
  setLink("compare", trials.map((trial) => trial.number).join(","));
  tellCompared();
}

/** Takes a trial in or out; says whether it is in then. One more than fit is refused, in words. */
function setCompared(number, wanted) {
  const others = compared().filter((trial) => trial.number !== number);
  const refused = wanted && others.length >= MOST_COMPARED;
  if (!refused) compareAll(wanted ? [...others, data.trials.find((trial) => trial.number === number)] : others);
  compareWords(refused ? `Four trials are compared at most. To add trial ${number}, take one out first.` : null);
  return wanted && !refused;
}

/** The box in a trial's row. */
function compareBox(trial) {
  const box = el("input", { type: "checkbox", class: "compare-box", "aria-label": `Compare trial ${trial.number}`, on: { change: () => { box.checked = setCompared(trial.number, box.checked); } } });
  return box;
}

/** Ticks the boxes of the compared trials and no others. */
function tickBoxes(rows) {
  const chosen = new Set(compared().map((trial) => String(trial.number)));
  rows.querySelectorAll(".compare-box:checked").forEach((box) => { box.checked = false; });
  chosen.forEach((number) => {
    const box = rows.querySelector(`tr[data-trial="${number}"] .compare-box`);
    if (box) box.checked = true;
  });
}

let compareWords = () => {};

function goCompare() {
  beginStep();
  goTo("compare", "compare-only");
}

/** Below the table: how many are chosen, and the way to them. */
function compareBar(rows) {
  const words = el("span", { role: "status" });
  const go = el("button", { type: "button", class: "main", on: { click: goCompare } });
  const clear = el("button", { type: "button", class: "plain", on: { click: () => compareAll([]) } }, "Clear");
  const bar = el("div", { class: "compare-bar" }, go, words, clear);
  compareWords = (refusal) => {
    const chosen = compared();
    bar.hidden = !chosen.length;
    go.hidden = chosen.length < 2;
    go.textContent = `Compare ${plural(chosen.length, "trial")}`;
    words.textContent = refusal || (chosen.length < 2 ? `Trial ${chosen.map((t) => t.number)} is chosen; choose another one to compare it with.` : `trials ${chosen.map((t) => t.number).join(", ")}`);
    bar.classList.toggle("refused", Boolean(refusal));
  };
  const show = () => {
    tickBoxes(rows);
    compareWords(null);
  };
  onCompared(show);
  show();
  return bar;
}
