// --- the text: an article with the place marked --------------------------------------------------------------------
// Places are counted in the text as it is shown, so what is marked may lie over any number of elements.
const mark = (root, ranges) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  for (let start = 0; walker.nextNode(); start += walker.currentNode.data.length) {
    nodes.push([walker.currentNode, start]);
  }
  // From the end, so that what is cut off a node changes no place before it.
  for (const [node, start] of nodes.reverse()) {
    for (const [from, to] of [...ranges].reverse()) {
      const begin = Math.max(from - start, 0);
      const end = Math.min(to - start, node.data.length);
      if (begin >= end) continue;
      const piece = begin ? node.splitText(begin) : node;
      if (end - begin < piece.data.length) piece.splitText(end - begin);
      const made = element("span", "", { class: "target" });
      piece.replaceWith(made);
      made.append(piece);
    }
  }
};
// Only the blocks count: what stands between them is the page's own white space.
const markBlocks = (shown, ranges) => {
  const text = shown.querySelector(".ac-text");
  let start = 0;
  for (const block of text?.children ?? []) {
    const length = block.textContent.length;
    const inside = ranges.filter(([from, to]) => from < start + length && to > start);
    if (inside.length) mark(block, inside.map(([from, to]) => [from - start, to - start]));
    start += length;
  }
};
const MOST_FOUND = 200;
const markWords = (shown, words) => {
  let left = MOST_FOUND;
  for (const block of shown.querySelector(".ac-text")?.children ?? []) {
    const text = block.textContent.toLowerCase();
    const ranges = [];
    for (const word of words) {
      for (let from = text.indexOf(word); from >= 0 && left > 0; from = text.indexOf(word, from + word.length)) {
        ranges.push([from, from + word.length]);
        left -= 1;
      }
    }
    if (ranges.length) mark(block, apart(ranges));
  }
};
const apart = (ranges) => {
  const found = [];
  for (const [from, to] of ranges.sort((one, other) => one[0] - other[0])) {
    if (found.length && from < found.at(-1)[1]) found.at(-1)[1] = Math.max(to, found.at(-1)[1]);
    else found.push([from, to]);
  }
  return found;
};
// What is attributed stands between two brackets of one number, or between several such pairs.
const markContent = (shown, number) => {
  for (const bracket of shown.querySelectorAll(`.ac-open[data-citation="${number}"]`)) {
    for (let piece = bracket.nextSibling; piece; piece = piece.nextSibling) {
      if (piece.dataset?.citation === String(number) && piece.classList.contains("ac-close")) break;
      if (piece.classList && !piece.dataset.citation) piece.classList.add("target");
    }
  }
};
const MARKS = new Map(Object.entries({
  at: (shown, value) => shown.querySelector(`[data-start="${Number(value)}"]`)?.classList.add("target"),
  citation: (shown, value) => markContent(shown, Number(value)),
  event: (shown, value, n) => markRow(shown, n, "events", value),
  money: (shown, value, n) => markRow(shown, n, "money", value),
  words: (shown, value) => markWords(shown, splitWords(value)),
}));
const markRow = (shown, n, list, number) => {
  const row = articles[n][list].find((one) => one[3] === Number(number));
  if (row) markBlocks(shown, sentenceOf(n, row).ranges);
};

const narrow = matchMedia("(max-width: 63.99rem)");
// Opens an article; `quiet` where nobody asked for it: then the window stays where it is.
const openArticle = async (place, quiet = false) => {
  const n = Number(place.get("n") ?? NaN);
  if (!Object.hasOwn(articles, n)) return;
  const html = await htmlOf(n).catch(() => null);
  const shown = element("div", html === null ? "The file is damaged: this article cannot be read." : "");
  if (html !== null) shown.innerHTML = html;
  for (const [name, value] of place) if (MARKS.has(name)) MARKS.get(name)(shown, value, n);
  at("text-title").textContent = articles[n].title;
  at("text-body").replaceChildren(shown);
  at("desk").dataset.open = quiet ? "quiet" : "yes"; // on paper stands only what somebody opened
  const target = shown.querySelector(".target");
  const body = at("text-body");
  body.scrollTop = 0;
  const topOf = (one) => one.getBoundingClientRect().top;
  if (target) body.scrollTop = topOf(target) - topOf(body) - body.clientHeight / 3;
  if (quiet) return;
  if (narrow.matches) {
    (target ?? at("text")).scrollIntoView({ block: target ? "center" : "start" });
    at("text-title").focus({ preventScroll: true });
  } else at("desk").scrollIntoView({ block: "nearest" });
};
const closeArticle = () => {
  at("text-title").textContent = "";
  at("text-body").replaceChildren();
  delete at("desk").dataset.open;
};
