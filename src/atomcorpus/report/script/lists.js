// --- lists: which criteria each has, and which rows fit ------------------------------------------------------------
const NAMES = ["organisations", "people", "models", "artifacts", "places"];
const COMMON = ["words", "entity", "name", "kind", "region", "family", "outlet", "period", "sort"];
const OWN = new Map(Object.entries({
  statements: ["role", "source"], events: ["role", "event", "modality"], money: ["currency"], mentions: ["beside"],
  articles: [], ...Object.fromEntries(NAMES.map((name) => [name, []])),
}));
const CRITERIA = new Set([...COMMON, ...[...OWN.values()].flat(), "speaker"]);
const isList = (name) => OWN.has(name);
const applies = (list, criterion) => COMMON.includes(criterion) || OWN.get(list).includes(criterion);
const ROLES = new Map([
  ["speaker", "says it"], ["relay", "relays it"], ["subject", "is named in it"],
  ["agent", "does it"], ["theme", "it is done to"], ["recipient", "it is for"],
]);
const ROLES_OF = new Map([
  ["statements", ["speaker", "relay", "subject"]], ["events", ["agent", "theme", "recipient"]],
]);
// What of the criteria holds for a list: a role of statements is no role of events.
const applying = (list, criteria) => new Map([...criteria].filter(([name, value]) =>
  applies(list, name) && (name !== "role" || ROLES_OF.get(list).includes(value))));
const unknown = (value) => value || "not known";

// What an address asks for; what is not a criterion is as if it were not there.
const criteriaOf = (query) => {
  const found = new Map([...new URLSearchParams(query)].filter(([name]) => CRITERIA.has(name)));
  if (found.has("speaker")) {
    found.set("entity", found.get("speaker")).set("role", "speaker").delete("speaker");
  }
  return found;
};
const addressOf = (list, criteria) => {
  const query = new URLSearchParams([...applying(list, criteria)]);
  return `#${list}${query.size ?? [...query].length ? `?${query}` : ""}`;
};

const ofParty = new Map(Object.entries({
  entity: (entity, value) => entity.id === value,
  name: (entity, value) => entity.name.toLowerCase().includes(value.toLowerCase()),
  kind: (entity, value) => entity.kind === value,
  region: (entity, value) => entity.region === value,
  family: (entity, value) => entity.family === value,
  role: (entity, value, role) => role === value,
}));
const ofRow = new Map(Object.entries({
  outlet: (row, value) => articles[row.n].outlet === value,
  period: (row, value) => isIn(articles[row.n].date, value),
  source: (row, value) => row.source === value,
  event: (row, value) => row.event === value,
  modality: (row, value) => row.modality === value,
  currency: (row, value) => row.currency === value,
}));
// A period is a year, a month, a day or a quarter such as 2025-Q3; "" is no date.
const isIn = (date, period) => {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (!quarter) return period ? date.startsWith(period) : !date;
  const month = Number(date.slice(5, 7));
  return date.startsWith(`${quarter[1]}-`) && Math.ceil(month / 3) === Number(quarter[2]);
};
const searchedOf = (row) => {
  row.searched ??= [
    wordsOf(piecesOf(row)), articles[row.n].title, articles[row.n].outlet, articles[row.n].date, row.who ?? "",
    ...row.parties.map(([entity]) => entity.name),
  ].join("\n").toLowerCase();
  return row.searched;
};
const splitWords = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
const hasWords = (words, row, inText) =>
  words.every((word) => searchedOf(row).includes(word) || (inText && texts.all?.[row.n].includes(word)));

const fitting = (list, criteria) => {
  const chosen = [...applying(list, criteria)];
  const parties = chosen.filter(([name]) => ofParty.has(name));
  const others = chosen.filter(([name]) => ofRow.has(name));
  const words = splitWords(criteria.get("words") ?? "");
  const beside = applies(list, "beside") && criteria.get("beside");
  const shared = beside && new Set(rowsOf.get("mentions").filter((row) => row.parties[0][0].id === beside).map(place));
  return rowsOf.get(list).filter((row) =>
    others.every(([name, value]) => ofRow.get(name)(row, value))
    && (!parties.length || row.parties.some(([entity, role]) =>
      parties.every(([name, value]) => ofParty.get(name)(entity, value, role))))
    && (!beside || shared.has(place(row)))
    && (!words.length || hasWords(words, row, list === "articles")));
};
const place = (row) => `${row.n}:${row.block}`;

// Names with how often they are in the rows that fit; a search is for letters of the name.
const tally = (criteria) => {
  const wanted = new Map([...criteria].filter(([name]) => name !== "words"));
  const words = splitWords(criteria.get("words") ?? "");
  const found = new Map();
  const countOf = (entity) => {
    if (!found.has(entity)) found.set(entity, { entity, mentions: 0, articles: new Set(), statements: 0 });
    return found.get(entity);
  };
  for (const row of fitting("mentions", new Map([...wanted].filter(([name]) => COMMON.includes(name))))) {
    const count = countOf(row.parties[0][0]);
    count.mentions += 1;
    count.articles.add(row.n);
  }
  const ofArticle = new Map([...wanted].filter(([name]) => ofRow.has(name) && COMMON.includes(name)));
  for (const row of fitting("statements", ofArticle)) {
    if (row.speaker !== nobody && found.has(row.speaker)) found.get(row.speaker).statements += 1;
  }
  return [...found.values()].filter(({ entity }) => words.every((word) => entity.name.toLowerCase().includes(word)));
};

// What has no date comes last, whichever way the others are sorted.
const newest = (sign) => (one, other) => {
  const [first, second] = [articles[one.n].date, articles[other.n].date];
  return !first - !second || sign * second.localeCompare(first, "en") || one.n - other.n;
};
const byName = (one, other) => one.entity.name.localeCompare(other.entity.name, "en");
const amount = (row) => Number(row.high || row.low);
const ORDERS = new Map(Object.entries({
  most: ["most mentions", (one, other) => other.mentions - one.mentions || byName(one, other)],
  cited: ["most statements", (one, other) => other.statements - one.statements || other.mentions - one.mentions],
  name: ["by name", byName],
  newest: ["newest first", newest(1)],
  oldest: ["oldest first", newest(-1)],
  outlet: ["by outlet", (one, other) =>
    articles[one.n].outlet.localeCompare(articles[other.n].outlet, "en") || newest(1)(one, other)],
  largest: ["by currency, largest first", (one, other) =>
    !one.currency - !other.currency || one.currency.localeCompare(other.currency, "en") || amount(other) - amount(one)
    || newest(1)(one, other)],
}));
const ordersOf = (list) => {
  if (NAMES.includes(list)) return ["most", "cited", "name"];
  return ["newest", "oldest", "outlet", ...(list === "money" ? ["largest"] : [])];
};
const orderOf = (list, criteria) => {
  const orders = ordersOf(list);
  return orders.includes(criteria.get("sort")) ? criteria.get("sort") : orders[0];
};
const rowsFor = (list, criteria, tallied) =>
  (NAMES.includes(list) ? tallied().filter(({ entity }) => entity.list === list) : fitting(list, criteria));
const chosenRows = (list, criteria, tallied) =>
  rowsFor(list, criteria, tallied).sort(ORDERS.get(orderOf(list, criteria))[1]);
