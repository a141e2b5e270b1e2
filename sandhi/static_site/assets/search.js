// The search of a site that is files: words are folded as sandhi.language folds them, and looked for
// at the beginnings of the words of each row. The best are those whose label has them.
"use strict";

const MOST = 100; // hits that are listed
const main = document.getElementById("content");
const told = main.querySelector(".told");
const list = main.querySelector(".hits");
const field = document.getElementById("q");

const VIRAMA = "\u094D";
const NASALS = [["ङ", "क-घ"], ["ञन", "च-झ"], ["णन", "ट-ढ"], ["न", "त-ध"], ["म", "प-भ"]];
const NASAL = new RegExp(
  NASALS.map(([nasals, stops]) => `[${nasals}]${VIRAMA}(?=[${stops}])`).join("|"),
  "gu",
);

// Composed and caseless; without joiners, grouping commas and nuktas; nasals before a stop and
// chandrabindu as anusvara; digits as ASCII; dashes as spaces.
function fold(text) {
  return text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFD")
    .replace(/(?<=[\u0900-\u097F])\u093C/gu, "")
    .replace(/[\u0966-\u096F]/gu, (digit) => digit.codePointAt(0) - 0x0966)
    .replace(/\u0901/gu, "\u0902")
    .replace(NASAL, "\u0902")
    .toLowerCase()
    .replace(/ß/gu, "ss")
    .replace(/ς/gu, "σ")
    .normalize("NFC")
    .replace(/(?<=(?<![0-9])[0-9]{1,3}),(?=(?:[0-9]{2,3},){0,20}[0-9]{3}(?![0-9]))/gu, "")
    .replace(/\p{Pd}/gu, " ");
}

const words = (text) => fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

// The rows that have all words, those first that have most of them in their label, or as a key.
function found(rows, asked) {
  const hits = [];
  for (const row of rows) {
    const text = ` ${row[4]} `;
    if (!asked.every((word) => text.includes(` ${word}`))) continue;
    const label = ` ${words(row[2]).join(" ")} `;
    let score = words(row[0]).join(" ") === asked.join(" ") ? 100 : 0;
    if (label.includes(` ${asked.join(" ")}`)) score += 10;
    for (const word of asked) {
      score += (label.includes(` ${word}`) ? 2 : 0) + (text.includes(` ${word} `) ? 1 : 0);
    }
    hits.push([score, row]);
  }
  return hits.sort((one, other) => other[0] - one[0]).map(([, row]) => row);
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function shown(kinds, [key, table, label, quote, , address]) {
  const item = element("li");
  const heading = item.appendChild(element("h2"));
  const link = heading.appendChild(element("a", label || key));
  link.href = `${main.dataset.home}${address ?? `sandhi/${table}/${key}`}/`;
  const where = item.appendChild(element("p", "", "where"));
  where.append(element("span", kinds[table], "kind"), " ", element("span", key, "key"));
  if (quote) item.append(element("p", quote, "found"));
  return item;
}

async function search(query) {
  const asked = words(query);
  if (!asked.length) return;
  const answer = await fetch(main.dataset.index).catch(() => null);
  if (!answer?.ok) return (told.textContent = told.dataset.failed);
  const { kinds, rows } = await answer.json();
  const hits = found(rows, asked);
  list.replaceChildren(...hits.slice(0, MOST).map((row) => shown(kinds, row)));
  const sentence = !hits.length ? "none" : hits.length > MOST ? "first" : "hits";
  told.textContent = told.dataset[sentence]
    .replace("{n}", hits.length.toLocaleString("en"))
    .replace("{shown}", MOST);
}

field.value = new URLSearchParams(location.search).get("q") ?? "";
if (!field.value) field.focus();
search(field.value);
