// The images that the ensemble got wrong.

function mistakes() {
  if (!data.test) return section("mistakes", "Mistakes", null, empty("The images that the ensemble gets wrong appear once it has been tested."));
  const { pictures, withoutPicture } = data.test;
  if (!pictures.length) {
    return section("mistakes", "Mistakes", null,
      empty(withoutPicture ? `The pixels of the ${plural(withoutPicture, "misclassified image")} were not stored, so they can't be shown; the matrix above counts them.` : "The ensemble made no mistake."));
  }
  const cards = pictures.map((picture) => ({ picture, node: pictureCard(picture) }));
  const select = el("select", { id: "pair-choice", on: { change: () => follow("pair", select.value) } },
    el("option", { value: "" }, `all ${count(pictures.length)}`), pairs(pictures).map(([pair, n]) => el("option", { value: pair }, pairWords(pair, n))));
  const shown = el("span", { class: "count", role: "status" });
  const show = () => {
    const pair = link.get("pair") || "";
    select.value = pair;
    cards.forEach(({ picture, node }) => { node.hidden = Boolean(pair) && pairOf(picture) !== pair; });
    const visible = cards.filter(({ node }) => !node.hidden).length;
    shown.textContent = visible ? plural(visible, "picture") : "no picture of this pair";
  };
  onLink(show);
  show();
  return section("mistakes", "Mistakes", "The test images that the ensemble got wrong, the most confident first. Votes are the members' own answers in the ensemble's order; right ones are underlined.",
    el("div", { class: "controls" }, el("label", { for: "pair-choice" }, "Show ", select), shown),
    el("ul", { class: "digits" }, cards.map(({ node }) => node)),
    withoutPicture ? el("p", { class: "note" }, `${plural(withoutPicture, "more mistake")} ${withoutPicture === 1 ? "has" : "have"} no stored picture; the matrix above counts them.`) : null);
}

const pairOf = (picture) => `${picture.truth}-${picture.predicted}`;

function pairs(pictures) {
  const counts = new Map();
  pictures.forEach((picture) => counts.set(pairOf(picture), (counts.get(pairOf(picture)) || 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

function pairWords(pair, n) {
  const [truth, predicted] = pair.split("-");
  return `${truth} taken for ${predicted} (${n})`;
}

function pictureCard(picture) {
  const { truth, predicted } = picture;
  return el("li", { "data-pair": pairOf(picture) },
    el("img", { src: picture.image, alt: `Test image ${picture.index}: a ${truth} that was taken for a ${predicted}` }),
    el("div", { class: "words" },
      el("span", { class: "pair" }, `${truth} taken for ${predicted}`),
      el("span", { class: "more" }, `${percent(picture.confidence, 0)} sure`),
      picture.votes.length ? el("span", { class: "more" }, "votes ", picture.votes.flatMap((vote) => [vote === truth ? el("span", { class: "vote-right" }, String(vote)) : String(vote), " "])) : null,
      el("span", { class: "more" }, `image ${picture.index}`)));
}
