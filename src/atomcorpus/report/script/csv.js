// --- CSV: every list as a file, in which no cell can be taken for a formula ----------------------------------------
const FORMULA = new RegExp(`^(?:${formulas.begin})`, "u");
const CELL_END = new RegExp(formulas.end, "gu");
const cell = (value) => {
  if (typeof value === "number") return String(value);
  const text = value.replace(CELL_END, (sign) => formulas.pictures[sign]);
  return `"${(FORMULA.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
};
const ofArticle = (row) => {
  const { date, outlet, title, url } = articles[row.n];
  return { date, outlet, title, url, place: row.href };
};
const named = (entity) => ({ name: entity.name, id: entity.id, kind: entity.kind, region: regionName(entity.region) });
const joined = (parties, role) =>
  parties.filter(([, other]) => role === undefined || role === other).map(([entity]) => entity.name).join("; ");
const sentence = (row) => wordsOf(piecesOf(row)).trim();
const COLUMNS = new Map(Object.entries({
  mentions: (row) => ({
    ...named(row.parties[0][0]), words: wordsOf(piecesOf(row), 4), sentence: sentence(row), ...ofArticle(row),
  }),
  statements: (row) => ({
    source: row.who, speaker: row.speaker.name, speaker_id: row.speaker.id, cue: wordsOf(row.pieces, 2),
    content: wordsOf(row.pieces, 3), kind: row.kind, source_kind: row.source, via: row.via.name, via_basis: row.basis,
    names: joined(row.parties, "subject"), sentence: sentence(row), ...ofArticle(row),
  }),
  events: ({ event, modality, who, what, whom, amount: much, time, teller, ...row }) => ({
    event, modality, agent: who, theme: what, recipient: whom, amount: much, time, told_by: teller,
    sentence: sentence(row), ...ofArticle(row),
  }),
  money: (row) => ({
    words: wordsOf(piecesOf(row), 4), low: row.low, high: row.high, currency: row.currency, names: joined(row.parties),
    sentence: sentence(row), ...ofArticle(row),
  }),
  articles: (row) => ({
    ...ofArticle(row), names: row.parties.length, statements: articles[row.n].statements.length,
    events: articles[row.n].events.length,
  }),
}));
const ofName = ({ entity, mentions, articles: places, statements }) => ({
  ...named(entity), family: entity.family, mentions, articles: places.size, statements,
});
const csvOf = (list, rows) => {
  const cells = rows.map(COLUMNS.get(list) ?? ofName);
  const lines = cells.map((row) => Object.values(row).map(cell).join(","));
  const head = cells.length ? [Object.keys(cells[0]).map(cell).join(",")] : [];
  return `\ufeff${[...head, ...lines].map((line) => `${line}\r\n`).join("")}`;
};
