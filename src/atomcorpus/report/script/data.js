// --- data: what stands packed in the page, and its rows ------------------------------------------------------------
// All texts are put in as text; the articles alone are HTML, made and escaped when the page was written. What an
// address names is looked up in a Map or a Set: `constructor` and `__proto__` are in every object.
const at = (id) => document.getElementById(id);
const element = (tag, text = "", attributes = {}) => {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
};
const unpacked = async (id) => {
  const bytes = Uint8Array.from(atob(at(id).textContent), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
};

const { articles, entities, regions, formulas } = await unpacked("evidence");
const nobody = { id: "", name: "", list: "", kind: "", region: "", family: "" };
const entityOf = (number) => entities[number] ?? nobody;
const regionName = (region) => (Object.hasOwn(regions, region) ? regions[region] : region);
const sentenceOf = (n, [number, begin, length]) => {
  const [words, start, cuts] = articles[n].sentences[number];
  const pieces = [0, (cuts & 1 ? "…" : "") + words.slice(0, begin)];
  pieces.push(4, words.slice(begin, begin + length), 0, words.slice(begin + length) + (cuts & 2 ? "…" : ""));
  return { pieces, ranges: [[start + begin, start + begin + length]] };
};
const wordsOf = (pieces, kind) => {
  const found = [];
  for (let i = 0; i < pieces.length; i += 2) if (kind === undefined || pieces[i] === kind) found.push(pieces[i + 1]);
  return found.join(kind === undefined ? "" : " … ");
};

// Each row has its article (n), whom it names and as what (parties), and where it leads.
const mentionsOf = (n) => articles[n].mentions.map((row) => ({
  n, sentence: row.slice(0, 3), start: row[3], block: row[4], parties: [[entityOf(row[5]), ""]],
  href: `#article?n=${n}&at=${row[3]}`,
}));
const statementsOf = (n) => articles[n].statements.map(
  ([number, speaker, via, basis, about, kind, source, who, pieces]) => ({
    n, number, kind, source, who, basis, pieces, speaker: entityOf(speaker), via: entityOf(via),
    parties: [
      ...(speaker < 0 ? [] : [[entityOf(speaker), "speaker"]]), ...(via < 0 ? [] : [[entityOf(via), "relay"]]),
      ...about.map((one) => [entityOf(one), "subject"]),
    ],
    href: `#article?n=${n}&citation=${number}`,
  }));
const eventsOf = (n) => articles[n].events.map(
  ([sentence, begin, length, number, event, modality, parties, who, what, whom, amount, time, teller]) => ({
    n, sentence: [sentence, begin, length], number, event, modality, who, what, whom, amount, time, teller,
    parties: parties.map(([one, role]) => [entityOf(one), role]), href: `#article?n=${n}&event=${number}`,
  }));
const moneyOf = (n) => articles[n].money.map(([sentence, begin, length, number, low, high, currency, beside]) => ({
  n, sentence: [sentence, begin, length], number, low, high, currency,
  parties: beside.map((one) => [entityOf(one), ""]), href: `#article?n=${n}&money=${number}`,
}));
const every = (make) => articles.flatMap((_, n) => make(n));
const rowsOf = new Map([
  ["mentions", every(mentionsOf)], ["statements", every(statementsOf)], ["events", every(eventsOf)],
  ["money", every(moneyOf)],
]);
rowsOf.set("articles", articles.map((article, n) => ({
  n, href: `#article?n=${n}`,
  parties: [...new Set(article.mentions.map((row) => row[5]))].map((one) => [entityOf(one), ""]),
})));
const piecesOf = (row) => row.pieces ?? (row.sentence ? sentenceOf(row.n, row.sentence).pieces : []);

// --- texts, a part at a time ---------------------------------------------------------------------------------------
const parts = new Map();
const htmlOf = async (n) => {
  const { part, place } = articles[n];
  if (!parts.has(part)) parts.set(part, unpacked(`texts${part}`));
  return (await parts.get(part))[place];
};
// What can be searched of an article: its text without tags, as the page escaped it.
const SIGNS = new Map([["lt", "<"], ["gt", ">"], ["quot", '"'], ["#x27", "'"], ["amp", "&"]]);
const plain = (html) => {
  const end = html.search(/<(p class="ac-legend"|ol class="ac-|div class="ac-head")/);
  const text = (end < 0 ? html : html.slice(0, end)).replace(/<[^>]*>/g, "");
  return text.replace(/&(lt|gt|quot|#x27|amp);/g, (_, name) => SIGNS.get(name));
};
const texts = { all: null };
const loadTexts = async () => {
  const found = [];
  for (let n = 0; n < articles.length; n += 1) found.push(plain(await htmlOf(n).catch(() => "")).toLowerCase());
  texts.all = found;
};
