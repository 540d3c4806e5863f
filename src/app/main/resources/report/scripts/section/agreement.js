// Which members make the same mistakes.

import { el } from "../page/dom.js";
import { data } from "../study/data.js";
import { count, known, percent, plural } from "../study/format.js";
import { inCommon, pairsInWords } from "../study/members.js";

// Agreement: which members make the same mistakes.

export function agreementPart(agreement) {
  if (!agreement.pairs.length) return null;
  const trials = data.test.members.map(({ trial, epoch }) => (known(epoch) ? `${trial}, epoch ${epoch}` : trial));
  return el(
    "div",
    {},
    el("h3", {}, "Which members make the same mistakes"),
    el(
      "div",
      { class: "bare", role: "region", "aria-label": "Mistakes in common", tabindex: "0" },
      agreementTable(agreement, trials),
    ),
    el(
      "p",
      { class: "note" },
      [
        "Test images that both get wrong; on the diagonal all mistakes of a member. The stronger the colour, the more of the mistakes two have in common.",
        pairsInWords(agreement, trials),
        `On average two members differ on ${percent(agreement.meanDisagreement)} of the images.`,
        agreement.allWrong.length
          ? `${plural(agreement.allWrong.length, "image")} every member gets wrong: no choice among these members could mend ${agreement.allWrong.length === 1 ? "it" : "them"}.`
          : "No image is wrong for all members.",
      ].join(" "),
    ),
  );
}

function agreementTable(agreement, trials) {
  const errors = data.test.members.map((member) => member.errors);
  const between = (i, j) =>
    agreement.pairs.find((pair) => pair.first === Math.min(i, j) && pair.second === Math.max(i, j));
  return el(
    "table",
    { class: "matrix agreement", id: "agreement-matrix" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("td", { class: "corner" }),
        trials.map((trial) => el("th", { scope: "col" }, String(trial))),
      ),
    ),
    el(
      "tbody",
      {},
      trials.map((trial, i) =>
        el(
          "tr",
          {},
          el("th", { scope: "row" }, `Trial ${trial}`),
          trials.map((_, j) =>
            i === j ? el("td", { class: "right" }, count(errors[i])) : agreementCell(between(i, j), trials),
          ),
        ),
      ),
    ),
  );
}

function agreementCell(pair, trials) {
  const words = [
    `Trials ${trials[pair.first]} and ${trials[pair.second]}: ${pair.bothWrong} wrong for both,`,
    `${pair.onlySecondRight} for ${trials[pair.first]} alone, ${pair.onlyFirstRight} for ${trials[pair.second]} alone;`,
    `they differ on ${percent(pair.disagreement)} of the images${known(pair.q) ? `; Q ${pair.q.toFixed(3)}` : ""}`,
  ].join(" ");
  return el(
    "td",
    { class: "shared", title: words, style: { "--share": (0.6 * inCommon(pair)).toFixed(2) } },
    count(pair.bothWrong),
    el("span", { class: "visually-hidden" }, `. ${words}`),
  );
}
