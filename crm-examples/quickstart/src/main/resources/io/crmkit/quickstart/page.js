// Puts the page together and keeps it in one language.
function showWords() {
  document.documentElement.lang = locale();
  document.title = `${word("title")} · ${DATA.asOf}`;
  document.querySelectorAll("[data-text]").forEach((e) => { e.textContent = word(e.dataset.text); });
  document.getElementById("subtitle").textContent = word("subtitle", {
    day: DATA.asOf,
    zone: DATA.zone,
    playbook: DATA.playbook,
    fold: DATA.fold ? word("folded") : "",
  });
  document.getElementById("source").textContent = word("source", { source: DATA.source });
  document.getElementById("figures").setAttribute("aria-label", word("figures"));
  document.getElementById("concentration-note").textContent = word("concentrationNote", { share: percent(DATA.concentration[20]) });
  document.getElementById("previous").textContent = word("previous");
  document.getElementById("next").textContent = word("nextPage");
  const language = document.getElementById("language");
  language.textContent = word("other");
  language.setAttribute("aria-label", word("otherLabel"));
  const search = document.getElementById("search");
  search.placeholder = word("search");
  search.setAttribute("aria-label", word("search"));
  const note = document.getElementById("table-note");
  note.textContent = DATA.rows.length < customers() ? word("limited", { n: count(DATA.rows.length) }) : "";
  note.hidden = !note.textContent;
}

const customers = () => sum(DATA.tiers.map((t) => t.customers));

function showFigures() {
  const close = sum(DATA.attainment.map((bins) => bins[8] + bins[9]));
  const figures = [
    figure(word("customers"), count(customers()), word(DATA.contact ? "customersKnown" : DATA.cases ? "customersMoreCases" : "customersMore", { day: DATA.asOf })),
    figure(
      `${word("spend")}, ${DATA.currency}`,
      roundMoney(sum(DATA.tiers.map((t) => t.spend))),
      DATA.unknownSpends ? word("spendUnknown", { n: count(DATA.unknownSpends) }) : capital(DATA.spendMetric[state.language]),
    ),
    figure(word("top"), percent(DATA.concentration[20]), word("topMore")),
    figure(word("close"), count(close), word("closeMore"), "close"),
    figure(word("falling"), count(DATA.fallsSoon), word("fallingMore"), "falling"),
  ];
  if (DATA.cases) {
    figures.push(figure(word("openCases"), count(DATA.cases.open), word("openCasesMore", { n: count(DATA.cases.breached) })));
  }
  figures.push(...contactFigures());
  const lastMonth = DATA.points?.months.at(-1);
  if (lastMonth) {
    figures.push(figure(word("pointsFigure"), count(lastMonth.outstanding), word("pointsFigureMore", { n: count(lastMonth.liability) })));
  }
  if (DATA.scores?.value) {
    const { currency, total, customers: n, horizonDays } = DATA.scores.value;
    figures.push(figure(`${word("value")}, ${currency}`, roundMoney(total), word("valueMore", { n: count(n), days: count(horizonDays) })));
  }
  document.getElementById("figures").replaceChildren(...figures);
}

function figure(name, value, more, only) {
  const made = element(
    only ? "button" : "div",
    { className: "figure", ...(only ? { type: "button", "aria-pressed": view.only === only } : {}) },
    element("span", { className: "name" }, name),
    element("span", { className: "value" }, value),
    element("span", { className: "more" }, more),
  );
  if (only) {
    made.addEventListener("click", () => listOnly(only));
  }
  return made;
}

// From a figure to the customers it counts; the second time back to all of them.
function listOnly(name) {
  if (view.only === name) {
    narrow({ only: "" });
    return;
  }
  document.getElementById("search").value = "";
  document.getElementById("tier-filter").value = "";
  narrow({ only: name, search: "", tier: "", sort: ONLY[name].sort, down: ONLY[name].down });
  document.getElementById("customers").scrollIntoView();
}

function narrow(wanted) {
  Object.assign(view, { page: 0 }, wanted);
  showFigures();
  list();
}

function showTierTable() {
  const tiers = DATA.tiers.map((tier, rank) => ({ ...tier, rank })).reverse();
  const all = customers();
  const spend = sum(tiers.map((t) => t.spend));
  const line = (head, n, amount) =>
    element("tr", {}, element("th", { scope: "row" }, head), ...[count(n), percent(n / all), money(amount), spend > 0 ? percent(amount / spend) : "–"].map((text) => element("td", { className: "number" }, text)));
  const heads = [word("tier"), word("customers"), word("share"), `${word("spend")}, ${DATA.currency}`, word("share")];
  document.getElementById("tier-table").replaceChildren(
    element("tr", {}, ...heads.map((text, i) => element("th", { scope: "col", className: i ? "number" : "" }, text))),
    ...tiers.map((t) => line(tierBadge(t.rank), t.customers, t.spend)),
    line(word("total"), all, spend),
  );
}

function showTierFilter() {
  const filter = document.getElementById("tier-filter");
  filter.setAttribute("aria-label", word("tier"));
  const options = DATA.tiers.map((tier, rank) => element("option", { value: rank }, tier.name)).reverse();
  filter.replaceChildren(element("option", { value: "" }, word("allTiers")), ...options);
  filter.value = view.tier;
}

function show() {
  showWords();
  showFigures();
  drawCharts();
  showCases();
  showContact();
  showPoints();
  showScores();
  showHoldOut();
  showTierTable();
  showTierFilter();
  list();
}

document.getElementById("language").addEventListener("click", () => {
  state.language = state.language === "zh" ? "en" : "zh";
  history.replaceState(null, "", `#lang=${state.language}`);
  show();
});
document.getElementById("search").addEventListener("input", (event) => {
  narrow({ search: event.target.value.trim(), only: "" });
});
document.getElementById("tier-filter").addEventListener("change", (event) => {
  narrow({ tier: event.target.value, only: "" });
});
document.getElementById("previous").addEventListener("click", () => { view.page--; showPage(); });
document.getElementById("next").addEventListener("click", () => { view.page++; showPage(); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
addEventListener("hashchange", () => { state.language = chosenLanguage(); show(); });
show();
