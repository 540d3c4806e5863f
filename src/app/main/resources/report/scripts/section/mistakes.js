// The images that were classified wrong, pair by pair.

import { follow } from "../page/address.js";
import { breakable, el, empty, section } from "../page/dom.js";
import { moreBelow } from "../page/more.js";
import {
  UNREADABLE,
  className,
  isOf,
  isWrongForAll,
  pairOf,
  pairWords,
  shownMistakes,
  takenFor,
  withoutPictures,
} from "../study/classes.js";
import { data } from "../study/data.js";
import { count, known, percent, plural } from "../study/format.js";
import { link, onLink } from "../study/link.js";
import { judged, judgedAlone } from "../study/single.js";

/** Pictures in the page at first, and as many more each time: a pair of hundreds would be ten screens. */
const PICTURES_AT_ONCE = 32;

const AFTER_FOLDERS = /(?<=\/)/;

export function mistakes() {
  if (!data.test)
    return section(
      "mistakes",
      "Mistakes",
      null,
      empty(`The images that the ${judged()} gets wrong appear once it has been tested.`),
    );
  const { pictures, withoutPicture } = data.test;
  if (!pictures.length) {
    return section(
      "mistakes",
      "Mistakes",
      null,
      empty(
        withoutPicture
          ? `The pixels of the ${plural(withoutPicture, "misclassified image")} were not stored, so they can't be shown; the matrix above counts them.`
          : `The ${judged()} made no mistake.`,
      ),
    );
  }
  const unreadable = pictures.filter(isWrongForAll);
  const cards = pictures.map((picture) => ({ picture, node: pictureCard(picture) }));
  const select = el(
    "select",
    { id: "pair-choice", on: { change: () => follow("pair", select.value) } },
    el("option", { value: "all" }, `all ${count(pictures.length)}`),
    unreadable.length ? el("option", { value: UNREADABLE }, `wrong for every member (${unreadable.length})`) : null,
    data.test.pairs.map((pair) => el("option", { value: pairOf(pair) }, pairWords(pair))),
  );
  const shown = el("span", { class: "count", role: "status" });
  const without = el("p", { class: "note" });
  const missing = el("p", { class: "warning", role: "status" });
  let limit = PICTURES_AT_ONCE;
  const more = moreBelow(PICTURES_AT_ONCE, (next) => {
    limit = next;
    show();
  });
  const show = () => {
    const pair = shownMistakes(link.get("pair"), data.test);
    missing.textContent = missingMistakes(pair);
    missing.hidden = !missing.textContent;
    if (select.value !== pair) limit = PICTURES_AT_ONCE;
    select.value = pair;
    const chosen = cards.filter(({ picture }) => isOf(pair, picture));
    const visible = new Set(chosen.slice(0, limit));
    cards.forEach((card) => {
      card.node.hidden = !visible.has(card);
    });
    shown.textContent = howMany(visible.size, chosen.length);
    more.say(limit, chosen.length, `The first ${count(limit)} are shown.`);
    without.textContent = withoutPictureNote(pair);
    without.hidden = !without.textContent;
  };
  onLink(show);
  show();
  return section(
    "mistakes",
    "Mistakes",
    mistakesLead(),
    missing,
    el("div", { class: "controls" }, el("label", { for: "pair-choice" }, "Show ", select), shown),
    el(
      "ul",
      { class: "digits" },
      cards.map(({ node }) => node),
    ),
    more.node,
    without,
  );
}

/** Says that the address asks for others than those that are shown; empty where it doesn't. */
function missingMistakes(shown) {
  const asked = link.get("pair");
  return asked && asked !== shown
    ? `The address asks for mistakes that this evaluation does not have. ${takenFor(data.test.pairs[0])} is shown.`
    : "";
}

const howMany = (visible, all) =>
  all ? `${visible < all ? `${count(visible)} of ` : ""}${plural(all, "picture")}` : "no picture of this pair";

function withoutPictureNote(choice) {
  const n = withoutPictures(choice, data.test);
  if (!n) return "";
  const ofPair = choice.includes("-") ? " of this pair" : "";
  return `${plural(n, "more mistake")}${ofPair} ${n === 1 ? "has" : "have"} no stored picture; the matrix above counts them.`;
}

function mistakesLead() {
  const votes = judgedAlone()
    ? ""
    : " Votes are the members' own answers in the ensemble's order; right ones are underlined.";
  return `The test images that the ${judged()} got wrong, one pair of classes at a time, the most confident first.${votes}`;
}

/** Digits need no comma between them. */
const apart = () => (data.classes.every((name) => name.length < 3) ? " " : ", ");

function pictureCard(picture) {
  const { truth, predicted } = picture;
  return el(
    "li",
    { "data-pair": pairOf(picture) },
    el("img", {
      src: picture.image,
      alt: `Test image ${known(picture.file) ? picture.file : picture.index}: a ${className(truth)} that was taken for a ${className(predicted)}`,
    }),
    el(
      "div",
      { class: "words" },
      el("span", { class: "pair" }, takenFor(picture)),
      el("span", { class: "more" }, `${percent(picture.confidence, 1)} sure`),
      picture.votes.length > 1
        ? el(
            "span",
            { class: "more" },
            "votes ",
            picture.votes.flatMap((vote, i) => [
              i ? apart() : "",
              vote === truth ? el("span", { class: "vote-right" }, className(vote)) : className(vote),
            ]),
          )
        : null,
      isWrongForAll(picture) ? el("span", { class: "more" }, "wrong for every member") : null,
      el(
        "span",
        { class: "more" },
        known(picture.file) ? breakable(picture.file, AFTER_FOLDERS) : `image ${picture.index}`,
      ),
    ),
  );
}
