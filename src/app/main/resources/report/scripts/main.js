// Puts the page together.

const data = JSON.parse(document.getElementById("data").textContent);

/** Titles of sections that are too long for the navigation, or change. */
const SHORT_TITLES = { history: "History", trial: "One trial", compare: "Compare", ensemble: "Ensemble" };

function navigation(sections) {
  document.getElementById("nav").append(el("ul", {}, sections.map((s) =>
    el("li", {}, el("a", { href: `#${s.id}` }, SHORT_TITLES[s.id] || s.querySelector("h2").textContent)))));
  const links = [...document.querySelectorAll("#nav a")];
  const seen = new IntersectionObserver((entries) => entries.filter((e) => e.isIntersecting).forEach((entry) => {
    links.forEach((a) => (a.hash === `#${entry.target.id}` ? a.setAttribute("aria-current", "true") : a.removeAttribute("aria-current")));
  }), { rootMargin: "-15% 0px -75% 0px" });
  sections.forEach((s) => seen.observe(s));
}

function main() {
  choosePicked();
  pageHead();
  const trial = onlyTrial();
  const search = trial ? [singleCurves(trial), judgedAlone() ? null : ensemble()] : [history(), timeline(), front(), trialTable(), trialSection(), compareSection(), parameters(), importance(), slices(), curves(), ensemble()];
  const sections = [glance(), ...search, confusion(), mistakes(), provenance()].filter(Boolean);
  document.getElementById("main").replaceChildren(...sections);
  navigation(sections);
  document.getElementById("nav").append(selectionBar());
  document.getElementById("foot").append(`Written by Werkbank ${data.origin.provenance.werkbank}. This file is complete in itself and loads nothing. Charts: Apache ECharts.`);
  drawCharts();
  const anchor = window.location.hash.slice(1);
  if (anchor && !anchor.includes("=") && document.getElementById(anchor)) document.getElementById(anchor).scrollIntoView();
  else openFromAddress();
  live();
}

main();
