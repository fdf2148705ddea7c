// The table of customers: search, filter, sort, pages, and the reasons of each.
const PAGE_SIZE = 25;
const view = { sort: "spend", down: true, search: "", tier: "", only: "", page: 0, open: new Set() };
let listed = [];

const field = (row, name) => row[COLUMNS[name]];

const HEADINGS = [
  { name: "id", label: "customer", down: false },
  { name: "tier", label: "tier", down: true },
  { name: "spend", label: "spend", down: true, number: true },
  { name: "orders", label: "orders", down: true, number: true },
  ...(DATA.points ? [{ name: "points", label: "points", down: true, number: true }] : []),
  ...(DATA.scores?.value ? [{ name: "value", label: "value", down: true, number: true }] : []),
  { name: "attainment", label: "next", down: true },
  { name: "on", label: "change", down: false },
];

function list() {
  const search = view.search.toLowerCase();
  listed = DATA.rows.filter(
    (row) =>
      (!search || field(row, "id").toLowerCase().includes(search)) &&
      (view.tier === "" || field(row, "tier") === Number(view.tier)) &&
      (!view.only || ONLY[view.only].test(row)),
  );
  listed.sort((a, b) => compare(sortKey(a), sortKey(b)) || compareIds(a, b));
  view.page = Math.min(view.page, Math.max(0, Math.ceil(listed.length / PAGE_SIZE) - 1));
  showPage();
}

// Points go by those that can be spent.
function sortKey(row) {
  const value = field(row, view.sort);
  return view.sort === "points" && value !== null ? value[0] : value;
}

// What is missing comes last, whichever way is up.
function compare(a, b) {
  if (a === b) {
    return 0;
  }
  if (a === null || b === null) {
    return a === null ? 1 : -1;
  }
  return (a < b ? -1 : 1) * (view.down ? -1 : 1);
}

function compareIds(a, b) {
  return field(a, "id") < field(b, "id") ? -1 : 1;
}

function sortBy(name, down) {
  view.down = down ?? (view.sort === name ? !view.down : HEADINGS.find((h) => h.name === name).down);
  view.sort = name;
  view.page = 0;
  list();
}

function showHeadings() {
  const cells = HEADINGS.map((heading) => {
    const currency = { spend: DATA.currency, value: DATA.scores?.value?.currency }[heading.name];
    const text = currency ? `${word(heading.label)}, ${currency}` : word(heading.label);
    const button = element("button", { type: "button" }, text);
    button.addEventListener("click", () => sortBy(heading.name));
    const cell = element("th", { scope: "col", className: heading.number ? "number" : "" }, button);
    if (heading.name === view.sort) {
      cell.setAttribute("aria-sort", view.down ? "descending" : "ascending");
    }
    return cell;
  });
  document.querySelector("#table thead").replaceChildren(element("tr", {}, ...cells));
}

function showPage() {
  showHeadings();
  const first = view.page * PAGE_SIZE;
  const rows = listed.slice(first, first + PAGE_SIZE);
  const body = document.querySelector("#table tbody");
  body.replaceChildren(...rows.flatMap(tableRows));
  if (rows.length === 0) {
    body.append(element("tr", {}, element("td", { className: "empty", colspan: HEADINGS.length }, word("nobody"))));
  }
  document.getElementById("found").textContent = word("found", { n: count(listed.length) });
  document.getElementById("page").textContent = rows.length
    ? word("pageOf", { first: count(first + 1), last: count(first + rows.length), n: count(listed.length) })
    : "";
  document.getElementById("previous").disabled = view.page === 0;
  document.getElementById("next").disabled = first + PAGE_SIZE >= listed.length;
}

function tableRows(row) {
  const id = field(row, "id");
  const open = view.open.has(id);
  const toggle = element("button", { type: "button", className: "toggle", title: id, "aria-expanded": open }, id);
  const spend = field(row, "spend");
  const line = element(
    "tr",
    { className: "row" },
    element("td", { className: "id" }, toggle),
    element("td", {}, tierBadge(field(row, "tier"))),
    element("td", { className: "number" }, spend === null ? word("unknown") : money(spend)),
    element("td", { className: "number" }, count(field(row, "orders"))),
    ...(DATA.points ? [element("td", { className: "number" }, ...pointsCell(row))] : []),
    ...(DATA.scores?.value ? [element("td", { className: "number" }, valueCell(row))] : []),
    element("td", { className: "way-up" }, ...wayUp(row)),
    element("td", {}, ...nextChange(row)),
  );
  line.addEventListener("click", () => {
    if (getSelection().isCollapsed) {
      open ? view.open.delete(id) : view.open.add(id);
      showPage();
      const again = [...document.querySelectorAll(".toggle")].find((b) => b.textContent === id);
      again.focus({ preventScroll: true });
    }
  });
  return open ? [line, detailsRow(row)] : [line];
}

function nextRank(row) {
  return field(row, "attainment") === null ? null : field(row, "tier") + 1;
}

function wayUp(row) {
  const attainment = field(row, "attainment");
  if (attainment === null) {
    return [element("span", { className: "small" }, word("highest"))];
  }
  const done = element("i");
  done.style.width = `${100 * attainment}%`;
  const way = element(
    "div",
    { className: "way" },
    tierBadge(nextRank(row)),
    element("div", { className: "bar", "aria-hidden": "true" }, done),
    element("span", { className: "small" }, percentDone(attainment)),
  );
  const missing = field(row, "missing").map(reasonText).join(state.language === "zh" ? "；" : "; ");
  return [way, element("div", { className: "missing" }, missing || word("ready"))];
}

const SOON = new Date(Date.parse(DATA.asOf) + 90 * 86400000).toISOString().slice(0, 10);

function fallsSoon(row) {
  const to = field(row, "to");
  return to !== null && to < field(row, "tier") && field(row, "on") <= SOON;
}

// What the figures above the charts count, and how the table then lists it.
const ONLY = {
  close: { test: (row) => field(row, "attainment") >= 0.8, sort: "attainment", down: true },
  falling: { test: fallsSoon, sort: "on", down: false },
};

function nextChange(row) {
  const to = field(row, "to");
  if (to === null) {
    return [element("span", { className: "small" }, word("stays"))];
  }
  const when = element("span", { className: fallsSoon(row) ? "soon" : "" }, field(row, "on"));
  return [element("span", { className: "when" }, when, ` → ${DATA.tiers[to].name}`)];
}

function detailsRow(row) {
  const tier = DATA.tiers[field(row, "tier")].name;
  const list = element("dl");
  const add = (label, reasons) => {
    if (reasons.length) {
      const items = reasons.map((r) => element("li", {}, reasonText(r), element("code", {}, reasonCode(r))));
      list.append(element("dt", {}, label), element("dd", {}, element("ul", {}, ...items)));
    }
  };
  add(word("reasons"), field(row, "reasons"));
  if (nextRank(row) !== null) {
    const until = field(row, "until") === null ? "" : word("until", { day: field(row, "until") });
    add(word("missing", { tier: DATA.tiers[nextRank(row)].name }) + until, field(row, "missing"));
  }
  add(word("keep", { tier }), field(row, "keep"));
  if (field(row, "to") !== null) {
    add(word("then", { on: field(row, "on") }), field(row, "then"));
  }
  if (DATA.scores?.value) {
    add(word("worth", { days: count(DATA.scores.value.horizonDays) }), field(row, "worth"));
  }
  if (DATA.points && field(row, "points") !== null) {
    list.append(element("dt", {}, word("points")), element("dd", {}, pointsSentence(row)));
  }
  list.append(element("dt", {}, word("standing")), element("dd", {}, standing(row, tier)));
  const cell = element("td", { colspan: HEADINGS.length }, list);
  return element("tr", { className: "details" }, cell);
}

function standing(row, tier) {
  const parts = [word(DATA.fold ? "since" : "entered", { tier, day: field(row, "since") })];
  if (field(row, "failing") !== null) {
    parts.push(word("failing", { day: field(row, "failing") }));
  }
  return parts.join(state.language === "zh" ? "；" : "; ");
}
