// Puts the page together.

import { readAddress } from "./page/address.js";
import { drawCharts, watchLayout } from "./page/chart.js";
import { el } from "./page/dom.js";
import { live } from "./page/live.js";
import { openFromAddress } from "./page/open.js";
import { selectionBar, watchAddress } from "./page/select.js";
import { compareSection } from "./section/compare.js";
import { confusion } from "./section/confusion.js";
import { curves } from "./section/curves.js";
import { ensemble } from "./section/ensemble.js";
import { front } from "./section/front.js";
import { gallery } from "./section/gallery.js";
import { glance, pageHead } from "./section/glance.js";
import { history } from "./section/history.js";
import { importance } from "./section/influence.js";
import { mistakes } from "./section/mistakes.js";
import { parameters } from "./section/parallel.js";
import { provenance } from "./section/provenance.js";
import { singleCurves } from "./section/single.js";
import { slices } from "./section/slices.js";
import { trialTable } from "./section/table.js";
import { timeline } from "./section/timeline.js";
import { trialSection } from "./section/trial.js";
import { data, readData } from "./study/data.js";
import { choosePicked } from "./study/pick.js";
import { judgedAlone } from "./study/single.js";
import { onlyTrial } from "./study/trials.js";

/** Titles of sections that are too long for the navigation, or change. */
const SHORT_TITLES = { history: "History", trial: "One trial", compare: "Compare", ensemble: "Ensemble" };

function navigation(sections) {
  document.getElementById("nav").append(
    el(
      "ul",
      {},
      sections.map((s) =>
        el("li", {}, el("a", { href: `#${s.id}` }, SHORT_TITLES[s.id] || s.querySelector("h2").textContent)),
      ),
    ),
  );
  const links = [...document.querySelectorAll("#nav a")];
  const seen = new IntersectionObserver(
    (entries) =>
      entries
        .filter((e) => e.isIntersecting)
        .forEach((entry) => {
          links.forEach((a) =>
            a.hash === `#${entry.target.id}`
              ? a.setAttribute("aria-current", "true")
              : a.removeAttribute("aria-current"),
          );
        }),
    { rootMargin: "-15% 0px -75% 0px" },
  );
  sections.forEach((s) => seen.observe(s));
}

function main() {
  readData(document.getElementById("data").textContent);
  readAddress();
  choosePicked();
  pageHead();
  const trial = onlyTrial();
  const search = trial
    ? [singleCurves(trial), judgedAlone() ? null : ensemble()]
    : [
        history(),
        timeline(),
        front(),
        trialTable(),
        trialSection(),
        compareSection(),
        parameters(),
        importance(),
        slices(),
        curves(),
        ensemble(),
      ];
  const sections = [glance(), ...search, confusion(), mistakes(), gallery(), provenance()].filter(Boolean);
  document.getElementById("main").replaceChildren(...sections);
  navigation(sections);
  document.getElementById("nav").append(selectionBar());
  document
    .getElementById("foot")
    .append(
      `Written by Werkbank ${data.origin.provenance.werkbank}. This file is complete in itself and loads nothing. Charts: Apache ECharts.`,
    );
  drawCharts();
  watchLayout();
  const anchor = window.location.hash.slice(1);
  if (anchor && !anchor.includes("=") && document.getElementById(anchor))
    document.getElementById(anchor).scrollIntoView();
  else openFromAddress();
  live();
  watchAddress();
}

main();
