// --- the explorer: lists, filters and rows -------------------------------------------------------------------------
const PAGE = narrow.matches ? 20 : 50;
const first = rowsOf.get("statements").length ? "statements" : "articles";
const state = { list: first, criteria: new Map(), rows: [], shown: PAGE };
const number = (value) => value.toLocaleString("en");
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const nameOf = (id) => entities.find((entity) => entity.id === id)?.name ?? id;

// --- rows as they are seen -----------------------------------------------------------------------------------------
const CLASSES = ["", "from", "cue", "said", "hit"];
const evidenceOf = (row) => {
  const pieces = piecesOf(row);
  const made = [];
  for (let i = 0; i < pieces.length; i += 2) {
    const kind = CLASSES[pieces[i]];
    made.push(kind ? element("span", pieces[i + 1], { class: kind }) : pieces[i + 1]);
  }
  return made;
};
const headOf = (row) => {
  const { date, outlet, title } = articles[row.n];
  const made = element("small", [date || "no date", outlet].filter(Boolean).join(" · "), { class: "meta" });
  if (title && row.pieces !== undefined || row.sentence) made.append(element("span", ` · ${title}`));
  return made;
};
// "335.3 trillion", "2 to 3 billion", "up to 80 million"
const inWords = (value) =>
  Number(value).toLocaleString("en", { notation: "compact", compactDisplay: "long", maximumFractionDigits: 2 });
const rangeOf = ({ low, high }) => {
  if (low === high) return inWords(low);
  if (low && high) return `${inWords(low)} to ${inWords(high)}`;
  return low ? `more than ${inWords(low)}` : `up to ${inWords(high)}`;
};
const KICKERS = new Map(Object.entries({
  mentions: ({ parties: [[entity]] }) => [entity.name, entity.kind],
  statements: (row) => {
    const words = row.who || "nobody named";
    const other = row.speaker.name && words !== row.speaker.name ? `“${words}”` : "";
    const relay = row.via.name ? `via ${row.via.name}${row.basis === "link" ? " (link)" : ""}` : "";
    const kind = row.source === "none" ? "" : row.source;
    return [row.speaker.name || words, [other, kind, row.kind, relay].filter(Boolean).join(" · ")];
  },
  events: (row) => [
    [row.who, row.what].filter(Boolean).join(" → "),
    [row.event, row.modality === "done" ? "" : row.modality, row.whom && `for ${row.whom}`, row.amount, row.time,
      row.teller === "the author" ? "" : `says ${row.teller}`].filter(Boolean).join(" · "),
  ],
  money: (row) => [rangeOf(row), row.currency || "no currency"],
}));
const rowItem = (row) => {
  const item = element("li");
  const link = element("a", "", { href: row.href, class: "row" });
  const kicker = KICKERS.get(state.list)?.(row);
  if (kicker) {
    const line = element("span", "", { class: "kicker" });
    line.append(...[element("b", kicker[0]), " ", element("small", kicker[1])].slice(kicker[0] ? 0 : 2));
    link.append(line, element("span", "", { class: "sentence" }));
    link.lastChild.append(...evidenceOf(row));
  } else link.append(element("b", articles[row.n].title));
  if (state.list === "articles" && state.criteria.get("words")) {
    link.href = `${row.href}&${new URLSearchParams({ words: state.criteria.get("words") })}`;
  }
  link.append(headOf(row));
  item.append(link);
  return item;
};
const nameItem = ({ entity, mentions, articles: places, statements }, most) => {
  const item = element("li");
  const wanted = new Map([...state.criteria].filter(([name]) => ["outlet", "period"].includes(name)));
  const link = element("a", "", { href: addressOf("mentions", wanted.set("entity", entity.id)), class: "row name" });
  const region = entity.region === "unknown" ? "" : regionName(entity.region);
  const facts = [entity.kind, region, `in ${number(places.size)} article${places.size === 1 ? "" : "s"}`,
    statements ? `cited ${number(statements)} time${statements === 1 ? "" : "s"}` : ""];
  const bar = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  bar.setAttribute("class", "bar");
  bar.setAttribute("aria-hidden", "true");
  line.setAttribute("width", `${(100 * mentions / most).toFixed(1)}%`);
  line.setAttribute("height", "100%");
  bar.append(line);
  link.append(element("b", entity.name), element("span", number(mentions), { class: "count" }),
    element("small", facts.filter(Boolean).join(" · "), { class: "meta" }), bar);
  item.append(link);
  return item;
};

// --- filters -------------------------------------------------------------------------------------------------------
const counted = (values) => {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};
const byCount = (counts) =>
  [...counts].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0], "en")).map(([value]) => value);
const parties = (list) => rowsOf.get(list).flatMap((row) => row.parties);
const OPTIONS = new Map(Object.entries({
  kind: () => byCount(counted(parties("mentions").map(([entity]) => entity.kind))),
  region: () => byCount(counted(parties("mentions").map(([entity]) => entity.region))),
  outlet: () => byCount(counted(articles.map((article) => article.outlet))),
  period: () => [...new Set(articles.map(({ date }) => date.slice(0, 7)))].sort().reverse(),
  role: (list) => ROLES_OF.get(list),
  source: () => byCount(counted(rowsOf.get("statements").map((row) => row.source))),
  event: () => byCount(counted(rowsOf.get("events").map((row) => row.event))),
  modality: () => byCount(counted(rowsOf.get("events").map((row) => row.modality))),
  currency: () => byCount(counted(rowsOf.get("money").map((row) => row.currency))),
}));
const WORDS = new Map(Object.entries({
  region: regionName, role: (value) => ROLES.get(value) ?? value, entity: nameOf, beside: nameOf,
  sort: (value) => ORDERS.get(value)?.[0] ?? value,
}));
const said = (name, value) => unknown((WORDS.get(name) ?? String)(value));
const optionsOf = new Map();
const fill = (select, list, name) => {
  const key = name === "role" || name === "sort" ? `${name} ${list}` : name;
  if (!optionsOf.has(key)) optionsOf.set(key, name === "sort" ? ordersOf(list) : OPTIONS.get(name)(list));
  const values = optionsOf.get(key);
  const chosen = name === "sort" ? orderOf(list, state.criteria) : applying(list, state.criteria).get(name);
  const made = values.map((value) => element("option", said(name, value), { value: `=${value}` }));
  if (name !== "sort") made.unshift(element("option", "all", { value: "" }));
  if (chosen !== undefined && !values.includes(chosen)) {
    made.push(element("option", said(name, chosen), { value: `=${chosen}` }));
  }
  select.replaceChildren(...made);
  select.value = chosen === undefined ? "" : `=${chosen}`;
};
const selects = [...document.querySelectorAll("#filters select")];
const drawFilters = () => {
  for (const select of selects) {
    const name = select.dataset.criterion;
    const used = applies(state.list, name);
    select.parentElement.hidden = !used;
    if (used) fill(select, state.list, name);
  }
  const entity = state.criteria.get("entity");
  at("name").value = entity === undefined ? state.criteria.get("name") ?? "" : nameOf(entity);
  if (at("words") !== document.activeElement) at("words").value = state.criteria.get("words") ?? "";
};
const LABELS = new Map([["entity", "name"], ["period", "time"], ["words", "search"]]);
const isText = (name) => name === "words" || name === "name";
const drawChips = () => {
  const isChip = (name, value) => name !== "sort" && (value || !isText(name));
  const chips = [...applying(state.list, state.criteria)].filter(([name, value]) => isChip(name, value));
  const made = chips.map(([name, value]) => {
    const label = `${LABELS.get(name) ?? name}: ${said(name, value)}`;
    const chip = element("button", label, { type: "button", class: "chip", "aria-label": `Remove ${label}` });
    chip.addEventListener("click", () => { choose(name, undefined); at("list-title").focus(); });
    return chip;
  });
  if (made.length > 1) {
    const all = element("button", "clear all", { type: "button", class: "chip all" });
    all.addEventListener("click", () => { state.criteria = new Map(); change(); });
    made.push(all);
  }
  at("chips").replaceChildren(...made);
};

const mentioned = new Set(parties("mentions").map(([entity]) => entity));

// --- drawing -------------------------------------------------------------------------------------------------------
const drawRows = () => {
  const most = Math.max(1, ...state.rows.slice(0, 1000).map((row) => row.mentions ?? 0));
  const item = NAMES.includes(state.list) ? (row) => nameItem(row, most) : rowItem;
  at("rows").replaceChildren(...state.rows.slice(0, state.shown).map(item));
  at("more").hidden = state.rows.length <= state.shown;
  const more = Math.min(PAGE, state.rows.length - state.shown);
  at("more").textContent = `Show ${more} more of ${number(state.rows.length)}`;
};
const sizeOf = (list) =>
  (NAMES.includes(list) ? [...mentioned].filter((entity) => entity.list === list) : rowsOf.get(list)).length;
const draw = () => {
  let tallied;
  const tallies = () => (tallied ??= tally(state.criteria));
  for (const tab of document.querySelectorAll("#tabs [role=tab]")) {
    const { list } = tab.dataset;
    const here = list === state.list;
    const rows = here ? chosenRows(list, state.criteria, tallies) : null;
    if (here) state.rows = rows;
    tab.lastElementChild.textContent = number((rows ?? rowsFor(list, state.criteria, tallies)).length);
    tab.setAttribute("aria-selected", String(here));
    tab.tabIndex = here ? 0 : -1;
  }
  const all = sizeOf(state.list);
  at("list-title").textContent = capital(state.list);
  at("desk").dataset.list = NAMES.includes(state.list) ? "names" : "rows";
  const size = number(state.rows.length);
  at("found").textContent = state.rows.length === all ? size : `${size} of ${number(all)}`;
  drawFilters();
  drawChips();
  drawRows();
};
// After a choice of the reader: the address says it, without a step in the history for each letter.
const change = () => {
  state.shown = PAGE;
  at("listing").scrollTop = 0;
  draw();
  history.replaceState(null, "", addressOf(state.list, state.criteria));
};
const choose = (name, value) => {
  if (value === undefined) state.criteria.delete(name);
  else state.criteria.set(name, value);
  if (name === "entity" && value === undefined) state.criteria.delete("role");
  change();
};
const show = (list, criteria) => {
  state.list = list;
  state.criteria = criteria;
  state.shown = PAGE;
  at("listing").scrollTop = 0;
  draw();
};
