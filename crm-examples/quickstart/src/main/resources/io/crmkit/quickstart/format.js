// The data of the page, the language it shows, and how values read in it.
const DATA = JSON.parse(document.getElementById("data").textContent);
const COLUMNS = {};
DATA.columns.forEach((name, index) => { COLUMNS[name] = index; });

const state = { language: chosenLanguage() };

// The language stands in the address, so that a link to the page keeps it.
function chosenLanguage() {
  const asked = /(?:^#|&)lang=(en|zh)\b/.exec(location.hash);
  if (asked) {
    return asked[1];
  }
  return (navigator.language || "en").toLowerCase().startsWith("zh") ? "zh" : "en";
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (mark, name) => (name in values ? values[name] : mark));
}

function word(name, values = {}) {
  return fill(WORDS[state.language][name], values);
}

function locale() {
  return state.language === "zh" ? "zh-CN" : "en-GB";
}

const count = (n) => n.toLocaleString(locale());
const percent = (share, digits = 1) => `${(100 * share).toFixed(digits)} %`;

// Rounded down: only what is reached shows as 100 %.
const percentDone = (share) => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;

function money(amount) {
  return amount.toLocaleString(locale(), {
    minimumFractionDigits: DATA.decimals,
    maximumFractionDigits: DATA.decimals,
  });
}

function roundMoney(amount) {
  return Math.round(amount).toLocaleString(locale());
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// A reason is the number of its wording, followed by the values that go into it.
function reasonText([number, ...values]) {
  return capital(DATA.wordings[number][state.language].replace(/\{(\d+)\}/g, (mark, i) => values[i]));
}

const reasonCode = ([number]) => DATA.wordings[number].code;

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "className") {
      made.className = value;
    } else {
      made.setAttribute(key, value);
    }
  }
  made.append(...children);
  return made;
}

const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Tiers have an order, so their colours are one hue from light to strong.
function tierColour(rank) {
  const low = channels(style("--tier-low"));
  const high = channels(style("--tier-high"));
  const share = DATA.tiers.length < 2 ? 1 : rank / (DATA.tiers.length - 1);
  return `rgb(${low.map((c, i) => Math.round(c + (high[i] - c) * share)).join(", ")})`;
}

function channels(hex) {
  return [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));
}

function tierBadge(rank) {
  const mark = element("i");
  mark.style.background = tierColour(rank);
  return element("span", { className: "tier" }, mark, DATA.tiers[rank].name);
}
