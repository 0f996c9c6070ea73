// --- what the reader does ------------------------------------------------------------------------------------------
const needTexts = async () => {
  if (texts.all || !state.criteria.get("words")) return;
  if (state.list === "articles") at("found").textContent += " · looking through the texts …";
  await loadTexts();
  draw();
};
let waiting = 0;
at("words").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    choose("words", at("words").value.trim() || undefined);
    needTexts();
  }, 120);
});
at("filters").addEventListener("submit", (event) => event.preventDefault());
at("name").addEventListener("change", () => {
  const words = at("name").value.trim();
  const exact = entities.filter((entity) => entity.name === words);
  state.criteria.delete("entity");
  state.criteria.delete("name");
  if (exact.length === 1) choose("entity", exact[0].id);
  else choose("name", words || undefined);
});
for (const select of selects) {
  const chosen = () => (select.value ? select.value.slice(1) : undefined);
  select.addEventListener("change", () => choose(select.dataset.criterion, chosen()));
}
at("more").addEventListener("click", () => {
  const first = state.shown;
  state.shown += PAGE;
  drawRows();
  at("rows").children[first]?.firstElementChild.focus();
});
const choices = [...document.querySelectorAll("#tabs [role=tab]")];
for (const tab of choices) {
  tab.addEventListener("click", () => {
    show(tab.dataset.list, state.criteria);
    history.replaceState(null, "", addressOf(state.list, state.criteria));
    if (!narrow.matches) openFirst();
  });
}
let file = "";
at("csv").addEventListener("click", () => {
  URL.revokeObjectURL(file);
  file = URL.createObjectURL(new Blob([csvOf(state.list, state.rows)], { type: "text/csv;charset=utf-8" }));
  at("csv").href = file;
  at("csv").download = `${state.list}.csv`;
});

// --- keys ----------------------------------------------------------------------------------------------------------
const backToList = () => {
  const current = at("rows").querySelector("[aria-current]");
  if (narrow.matches) closeArticle();
  history.replaceState(null, "", addressOf(state.list, state.criteria));
  (current ?? at("rows").querySelector("a") ?? at("words")).focus();
};
at("close").addEventListener("click", () => {
  const current = at("rows").querySelector("[aria-current]");
  closeArticle();
  backToList();
  current?.removeAttribute("aria-current");
});
const step = (items, from, key) => {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
  if (key === "Home") return items[0];
  return key === "End" ? items.at(-1) : items[Math.min(Math.max(items.indexOf(from) + by, 0), items.length - 1)];
};
at("tabs").addEventListener("keydown", (event) => {
  if (!["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
  event.preventDefault();
  const next = step(choices, event.target, event.key);
  next.click();
  next.focus();
});
at("rows").addEventListener("keydown", (event) => {
  if (["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) {
    event.preventDefault();
    step([...at("rows").querySelectorAll("a")], event.target.closest("a"), event.key)?.focus();
  } else if (event.key === "ArrowRight" && at("desk").dataset.open) at("text-body").focus();
});
at("text-body").addEventListener("keydown", (event) => {
  if (event.key === "ArrowLeft") backToList();
});
addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input, select, textarea");
  if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    at("words").focus();
  } else if (event.key === "Escape" && event.target.closest?.("#text")) at("close").click();
  else if (event.key === "Escape" && at("desk").dataset.open && event.target.closest?.("#listing")) at("close").click();
});

// --- addresses: `#mentions?entity=...` is a list, `#article?n=3&at=120` a place in an article ----------------------
const withoutWords = (address) => address.split("&words=")[0];
// The row of what an address opens is shown and marked, as far down as it may be in the list.
const showCurrent = () => {
  const index = state.rows.findIndex((row) => row.href === location.hash);
  if (index >= state.shown && !narrow.matches) {
    state.shown = Math.ceil((index + 1) / PAGE) * PAGE;
    drawRows();
  }
  for (const link of at("rows").querySelectorAll("a")) {
    const here = withoutWords(link.getAttribute("href")) === withoutWords(location.hash);
    if (here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (index >= 0 && !narrow.matches) {
    const row = at("rows").children[index].getBoundingClientRect();
    const list = at("listing").getBoundingClientRect();
    if (row.top < list.top || row.bottom > list.bottom) at("listing").scrollTop += row.top - list.top - list.height / 3;
  }
};
const openFirst = () => {
  const link = at("rows").querySelector("a[href^='#article']");
  if (!link || narrow.matches) return;
  link.setAttribute("aria-current", "true");
  openArticle(new URLSearchParams(link.getAttribute("href").split("?")[1]), true);
};
const follow = async () => {
  const [view, query] = location.hash.slice(1).split("?");
  if (view === "article") {
    await openArticle(new URLSearchParams(query));
    showCurrent(); // after it, since a list beside a text is narrower, and its rows are higher
  } else if (isList(view)) {
    show(view, criteriaOf(query));
    at("desk").scrollIntoView({ block: "start" });
    openFirst();
    await needTexts();
  }
};
addEventListener("hashchange", follow);
at("more-filters").open = !narrow.matches;
const MOST_NAMES = 1000;
const names = byCount(counted(parties("mentions").map(([entity]) => entity.name))).slice(0, MOST_NAMES);
at("names").replaceChildren(...names.map((name) => element("option", "", { value: name })));
draw();
if (!location.hash.slice(1)) openFirst();
await follow();
document.documentElement.dataset.ready = "yes";
