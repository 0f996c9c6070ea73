"use strict";
// The page works from its address: `#mentions?entity=...` lists mentions, `#article?n=3&at=120` opens an article. All
// texts are put in as text; the articles alone are HTML, made and escaped when the page was written. What an address
// names is looked up in a Map or a Set: `constructor` and `__proto__` are in every object.
(async () => {
  const PAGE = 50;
  const LONGEST_LIST = 500;
  const at = (id) => document.getElementById(id);
  const element = (tag, text = "", attributes = {}) => {
    const made = document.createElement(tag);
    made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };

  const packed = Uint8Array.from(atob(at("evidence").textContent), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  const { articles, entities, mentions, citations } = JSON.parse(await new Response(stream).text());

  // --- rows -----------------------------------------------------------------------------------------------------
  const nobody = { id: "", name: "", kind: "", region: "", family: "" };
  const entityOf = (number) => entities[number] ?? nobody;
  const month = (article) => (article.date.length >= 7 ? article.date.slice(0, 7) : "");
  const named = mentions.map(([number, start, block, entity, before, words, after]) => ({
    number, start, block, before, words, after, entity: entityOf(entity), article: articles[number],
  }));
  const stated = citations.map(([number, place, speaker, via, source, cue, content, kind, sourceKind, basis]) => {
    const article = articles[number];
    const speakerName = entityOf(speaker).name;
    const words = source || "nobody named";
    const who = speakerName && !words.includes(speakerName) ? `${words} = ${speakerName}` : words;
    const relay = via < 0 ? "" : `via ${entityOf(via).name}${basis === "link" ? " (link)" : ""}`;
    const how = [kind, sourceKind === "none" ? "" : sourceKind, relay];
    const row = {
      number, place, who, cue, content, sourceKind, article, speaker: entityOf(speaker).id,
      date: article.date, outlet: article.outlet, kind: how.filter(Boolean).join(", "),
    };
    row.searched = [row.date, row.outlet, who, cue, content, row.kind, article.title].join("\n").toLowerCase();
    return row;
  });

  // --- the list of statements -----------------------------------------------------------------------------------
  let chosen = stated;
  let page = 0;
  const order = { key: "", ascending: true };
  const linkTo = (row, label) => element("a", label, { href: `#article?n=${row.number}&citation=${row.place}` });
  const statementRow = (row) => {
    const made = document.createElement("tr");
    const date = element("td");
    date.append(linkTo(row, row.date || "no date"));
    made.append(date, ...["outlet", "who", "cue", "content", "kind"].map((key) => element("td", row[key])));
    return made;
  };
  const draw = () => {
    const pages = Math.max(1, Math.ceil(chosen.length / PAGE));
    page = Math.min(Math.max(page, 0), pages - 1);
    const body = at("statements").tBodies[0];
    body.replaceChildren(...chosen.slice(page * PAGE, (page + 1) * PAGE).map(statementRow));
    at("found").textContent = `${chosen.length.toLocaleString("en")} of ${stated.length.toLocaleString("en")}`;
    at("place").textContent = `page ${page + 1} of ${pages}`;
    at("back").disabled = page === 0;
    at("on").disabled = page === pages - 1;
  };
  const choose = () => {
    const words = at("words").value.toLowerCase().split(/\s+/).filter(Boolean);
    chosen = stated.filter((row) => words.every((word) => row.searched.includes(word)));
    if (order.key) {
      const sign = order.ascending ? 1 : -1;
      chosen.sort((one, other) => sign * one[order.key].localeCompare(other[order.key], "en"));
    }
    page = 0;
    draw();
  };
  at("words").addEventListener("input", choose);
  at("search").addEventListener("submit", (event) => event.preventDefault());
  at("back").addEventListener("click", () => { page -= 1; draw(); });
  at("on").addEventListener("click", () => { page += 1; draw(); });
  for (const button of document.querySelectorAll("#statements button")) {
    button.addEventListener("click", () => {
      order.ascending = order.key === button.dataset.key ? !order.ascending : true;
      order.key = button.dataset.key;
      for (const head of document.querySelectorAll("#statements th")) head.setAttribute("aria-sort", "none");
      button.parentElement.setAttribute("aria-sort", order.ascending ? "ascending" : "descending");
      choose();
    });
  }

  // --- what an address opens ------------------------------------------------------------------------------------
  const open = (title, ...content) => {
    at("panel-title").textContent = title;
    at("panel-body").replaceChildren(...content);
    if (!at("panel").open) at("panel").showModal();
    at("panel-body").scrollTop = 0;
  };
  const listed = (rows, item) => {
    const list = element("ol", "", { class: "hits" });
    list.append(...rows.slice(0, LONGEST_LIST).map(item));
    const more = rows.length > LONGEST_LIST ? [element("p", `… and ${rows.length - LONGEST_LIST} more`)] : [];
    return [list, ...more];
  };
  const headOf = (row) => [row.article.date || "no date", row.article.outlet, row.article.title].filter(Boolean).join(" · ");
  const mentionItem = (row) => {
    const item = element("li");
    const words = element("a", row.words, { href: `#article?n=${row.number}&at=${row.start}` });
    item.append(element("small", headOf(row)), element("br"), row.before, words, row.after);
    return item;
  };
  const statementItem = (row) => {
    const item = element("li");
    const content = element("a", row.content, { href: `#article?n=${row.number}&citation=${row.place}` });
    item.append(element("small", headOf(row)), element("br"), `${row.who} → `, element("i", row.cue), " → ", content);
    return item;
  };
  const fits = new Map(Object.entries({
    entity: (row, value) => row.entity.id === value,
    region: (row, value) => row.entity.region === value,
    family: (row, value) => row.entity.family === value,
    period: (row, value) => month(row.article) === value,
    speaker: (row, value) => row.speaker === value,
    outlet: (row, value) => row.article.outlet === value,
    source: (row, value) => row.sourceKind === value,
  }));
  const known = new Set([...fits.keys(), "beside", "n", "at", "citation"]);
  const fitting = (rows, criteria) =>
    rows.filter((row) => Object.entries(criteria).every(([name, value]) => fits.get(name)?.(row, value) ?? true));
  const places = (rows) => new Set(rows.map((row) => `${row.number}:${row.block}`));
  const nameOf = (id) => entities.find((entity) => entity.id === id)?.name ?? id;
  const titleOf = (noun, number, criteria) => {
    const values = Object.entries(criteria).map(([name, value]) =>
      ["entity", "speaker", "beside"].includes(name) ? nameOf(value) : value || "not known");
    return `${number.toLocaleString("en")} ${noun}: ${values.join(", ")}`;
  };
  const views = new Map(Object.entries({
    mentions: ({ beside, ...criteria }) => {
      let rows = fitting(named, criteria);
      if (beside) {
        const shared = places(fitting(named, { entity: beside }));
        rows = rows.filter((row) => shared.has(`${row.number}:${row.block}`));
      }
      open(titleOf("mentions", rows.length, { ...criteria, ...(beside && { beside }) }), ...listed(rows, mentionItem));
    },
    statements: (criteria) => {
      const rows = fitting(stated, criteria);
      open(titleOf("statements", rows.length, criteria), ...listed(rows, statementItem));
    },
    articles: (criteria) => {
      const all = articles.map((article, number) => ({ article, number }));
      const rows = fitting(all, criteria);
      open(titleOf("articles", rows.length, criteria), ...listed(rows, (row) => {
        const item = element("li");
        item.append(element("a", headOf(row), { href: `#article?n=${row.number}` }));
        return item;
      }));
    },
    article: ({ n, at: start, citation }) => {
      const article = articles[Number(n)];
      if (!article) return;
      const shown = element("div");
      shown.innerHTML = article.html;
      open([article.date, article.outlet].filter(Boolean).join(" · ") || "Article", shown);
      const wanted = start === undefined ? `.ac-open[data-citation="${Number(citation)}"]` : `[data-start="${Number(start)}"]`;
      const targets = shown.querySelectorAll(wanted);
      for (const target of targets) {
        target.classList.add("target");
        if (start === undefined) markContent(target);
      }
      targets[0]?.scrollIntoView({ block: "center" });
    },
  }));
  // What is attributed stands between two brackets of one number, or between several such pairs.
  const markContent = (bracket) => {
    const number = bracket.dataset.citation;
    for (let piece = bracket.nextSibling; piece; piece = piece.nextSibling) {
      if (piece.dataset?.citation === number && piece.classList.contains("ac-close")) return;
      if (piece.classList && !piece.dataset.citation) piece.classList.add("target");
    }
  };
  const follow = () => {
    const [view, query] = location.hash.slice(1).split("?");
    const criteria = [...new URLSearchParams(query ?? "")].filter(([name]) => known.has(name));
    if (views.has(view)) views.get(view)(Object.fromEntries(criteria));
    else if (at("panel").open) at("panel").close();
  };
  at("close").addEventListener("click", () => at("panel").close());
  at("panel").addEventListener("close", () => {
    if (views.has(location.hash.slice(1).split("?")[0])) history.replaceState(null, "", location.pathname + location.search);
  });
  addEventListener("hashchange", follow);
  draw();
  follow();
  document.documentElement.dataset.ready = "yes";
})();
