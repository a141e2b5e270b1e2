// The reader without loading the page anew: a click on marked words fetches what the server answers
// for them, and a selection can be quoted, linked and cited. The text stays text; without this
// script the numbers after the sentences lead to the same answers.
const root = document.querySelector(".reader");
const article = document.getElementById("article");
const panel = document.getElementById("panel");
const bubble = root.querySelector(".bubble");
const keys = document.getElementById("keys");
const status = document.getElementById("told");
const wide = matchMedia("(min-width: 70rem)");
const SETTLED = 200; // milliseconds after which a selection is taken as made
let asked = 0;
let copies = 0; // that "Copied" is not talked over by an answer which was asked for before
let chosen = null; // the selected passage: { start, end, quote }

const points = (text) => [...text].length; // offsets count code points, not UTF-16 units
const sources = () => [...article.querySelectorAll(".source")];
const numbers = () => [...article.querySelectorAll("a.number")];

// Addresses of this text, read as it is being read.
function address(at, to = location.href) {
  const url = new URL(to);
  url.hash = at ? "at" : "";
  if (at) url.searchParams.set("at", at);
  else url.searchParams.delete("at");
  return url.href;
}

const page = () => location.pathname + location.search;
let shown = page();

async function show(to, { push = true, text = true } = {}) {
  const number = ++asked;
  const before = copies;
  const answer = await fetch(to).catch(() => null);
  if (number !== asked) return;
  if (!answer?.ok) {
    if (text) location.assign(to);
    return;
  }
  const got = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (number !== asked) return;
  const focused = document.activeElement.closest("#article a, #panel a");
  for (const element of text ? [article, panel] : [panel]) {
    const fresh = got.getElementById(element.id);
    element.className = fresh.className;
    element.replaceChildren(...fresh.childNodes);
  }
  root.className = got.querySelector(".reader").className;
  if (push) history.pushState(null, "", to);
  shown = page();
  if (text) hide();
  dress();
  const labels = [...panel.querySelectorAll(".topic .sentence-of")].map((one) => one.textContent);
  const words = panel.querySelector("h2").textContent;
  if (copies === before) status.textContent = [words, ...labels.slice(0, 3)].join(". ");
  panel.scrollTop = 0;
  if (!text) return;
  bring();
  if (focused && !focused.isConnected) current()?.focus({ preventScroll: true });
}

// What this script makes of the page as the server gives it.
function dress() {
  for (const button of root.querySelectorAll("button[data-act], button.help")) button.hidden = false;
  rove(current());
}

// The passage comes into the part of the window that the panel leaves free.
function bring() {
  const place = document.getElementById("at");
  if (!place) return;
  const { top, bottom } = place.getBoundingClientRect();
  const covered = wide.matches ? 0 : panel.offsetHeight;
  const room = innerHeight - covered;
  if (top >= 48 && bottom <= room - 16) return;
  scrollBy({ top: top - Math.max(48, (room - (bottom - top)) / 2), behavior: "instant" });
}

// One stop of the Tab key for all sentences; j and k go on from there.
function rove(number) {
  for (const other of numbers()) other.tabIndex = other === number ? 0 : -1;
}

function current() {
  const all = numbers();
  if (all.includes(document.activeElement)) return document.activeElement;
  const place = document.getElementById("at")?.closest(".sentence");
  const seen = (one) => one.getBoundingClientRect().bottom > 48;
  return place?.querySelector("a.number") ?? all.find(seen) ?? all[0];
}

function step(by) {
  const all = numbers();
  const from = all.indexOf(document.activeElement);
  const to = from < 0 ? current() : all[from + by];
  if (!to) return;
  rove(to);
  to.focus({ preventScroll: true });
  to.closest(".sentence").scrollIntoView({ block: "nearest", behavior: "instant" });
}

// From where to where the words go that a selection is in: a part of a word is no passage.
function wholeWords(text, from, length) {
  const joined = (at) => /[\p{L}\p{M}\p{N}\u200c\u200d]{2}/u.test(text.slice(at - 1, at + 1));
  let to = from + length;
  while (from < to && /\s/.test(text[from])) from += 1;
  while (to > from && /\s/.test(text[to - 1])) to -= 1;
  while (from > 0 && joined(from)) from -= 1;
  while (to < text.length && joined(to)) to += 1;
  return [from, to];
}

// The selected passage in code points of the text; null where no word of it is selected.
function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const touched = sources().filter((one) => range.intersectsNode(one));
  let passage = null;
  let paragraph = null;
  for (const source of touched) {
    const part = document.createRange();
    part.selectNodeContents(source);
    const before = part.cloneRange();
    if (source.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
    if (source.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
    if (!part.toString().trim()) continue;
    before.setEnd(part.startContainer, part.startOffset);
    const [from, to] = wholeWords(source.textContent, before.toString().length, part.toString().length);
    const words = source.textContent.slice(from, to);
    const start = Number(source.dataset.start) + points(source.textContent.slice(0, from));
    const within = source.closest("p");
    if (passage) {
      const gap = start === passage.end ? "" : within === paragraph ? " " : "\n";
      passage.quote += gap + words;
    } else passage = { start, quote: words };
    passage.end = start + points(words);
    paragraph = within;
  }
  if (!passage) return null;
  return passage;
}

function hide() {
  bubble.hidden = true;
  chosen = null;
}

function offer() {
  const passage = selected();
  if (!passage) return hide();
  if (chosen?.start === passage.start && chosen.end === passage.end) return;
  chosen = passage;
  const at = `${passage.start}-${passage.end}`;
  for (const link of bubble.querySelectorAll("a")) {
    link.href = link.dataset.act === "cite" ? link.href.replace(/at=.*$/, `at=${at}`) : address(at);
  }
  bubble.hidden = false;
  if (wide.matches) show(address(at), { push: false, text: false });
}

// What is quoted: the selection as it is now, or the passage that the panel is about.
function quoted() {
  const passage = selected() ?? chosen;
  if (passage) return passage;
  const at = new URL(location).searchParams.get("at");
  const [start, end] = at.split("-").map(Number);
  return { start, end, quote: panel.querySelector("h2").textContent.trim() };
}

function written(act, { start, end, quote }) {
  const base = new URL(article.dataset.address, location);
  base.search = `?at=${start}-${end}`;
  if (act === "link") return base.href;
  const fill = { start, end, address: base.href };
  const source = article.dataset.citation.replace(/\{(\w+)\}/g, (_, name) => fill[name]);
  return `“${quote}”\n${source}`;
}

async function put(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Browsers offer the clipboard to pages from safe hosts only; elsewhere there is the old way.
  const area = document.body.appendChild(document.createElement("textarea"));
  area.value = text;
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("not copied");
}

async function copy(button) {
  const words = button.dataset.words ?? button.textContent;
  button.dataset.words = words;
  copies += 1;
  try {
    await put(written(button.dataset.act, quoted()));
    button.textContent = status.textContent = status.dataset.copied;
  } catch {
    status.textContent = status.dataset.failed;
  }
  setTimeout(() => (button.textContent = words), 2000);
}

// A drag that begins in the text selects the text alone, one in the translation that alone.
document.addEventListener("selectstart", (event) => {
  const element = event.target.closest ? event.target : event.target.parentElement;
  article.classList.toggle("quoting", Boolean(element?.closest(".source")));
});

let waiting;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(offer, SETTLED);
});

// Whoever is quicker than that means the words that are selected now.
bubble.addEventListener("pointerdown", () => {
  if (selected()) offer();
});

root.addEventListener("click", (event) => {
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const button = event.target.closest("button");
  if (button?.dataset.act) return copy(button);
  if (button?.matches(".help")) return keys.showModal();
  const link = event.target.closest(".beside a, a.number, .bubble a[data-act=open]");
  if (link && plain) {
    event.preventDefault();
    return show(link.href);
  }
  const marked = event.target.closest(".source [data-at]");
  if (marked && plain && getSelection().isCollapsed) show(address(marked.dataset.at));
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  if (event.target.closest("input, select, textarea")) return;
  const link = (name) => () => panel.querySelector(name)?.click();
  const act = {
    j: () => step(1),
    k: () => step(-1),
    n: link(".following"),
    p: link(".previous"),
    "/": () => document.getElementById("search-all")?.focus(),
    "?": () => keys.showModal(),
    Escape: () => (bubble.hidden ? link(".close")() : getSelection().removeAllRanges()),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// A link to a place in the page changes its address too, and nothing that it shows.
addEventListener("popstate", () => {
  if (page() !== shown) show(location.href, { push: false });
});
document.documentElement.classList.add("scripted");
dress();
bring();
