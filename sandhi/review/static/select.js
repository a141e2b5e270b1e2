// A passage selected word by word: dragged over, tapped at both ends, or with Shift and arrow keys.
"use strict";

const region = document.querySelector("[data-words]") ?? document.createElement("p");
const words = [...region.querySelectorAll(".word")];
const fields = { start: document.getElementById("start"), end: document.getElementById("end") };
const shown = document.getElementById("selected");
document.querySelector(".offsets")?.setAttribute("hidden", ""); // for those who have no script
const state = { from: -1, to: -1, dragging: false };

// A drag ends easily on the comma or the stop beside the last word; no passage has them at its edges.
const STOPS = /^[\p{Sentence_Terminal},;:]+$/u;

const ends = () => [Math.min(state.from, state.to), Math.max(state.from, state.to)];

function select(from, to) {
  state.from = from;
  state.to = to;
  const [first, last] = ends();
  words.forEach((word, at) => word.classList.toggle("selected", first <= at && at <= last));
  fields.start.value = words[first].dataset.start;
  if (fields.end) fields.end.value = words[last].dataset.end;
  shown.textContent = words.slice(first, last + 1).map((word, at, all) =>
    word.textContent + (all[at + 1] && all[at + 1].dataset.start !== word.dataset.end ? " " : "")).join("");
  words[to].scrollIntoView({ block: "nearest" });
}

// The word at the same place of the sentence above or below.
function beside(at, step) {
  const lines = [...region.querySelectorAll("[data-sentence]")];
  const line = lines[lines.indexOf(words[at].closest("[data-sentence]")) + step];
  return line ? words.indexOf(line.querySelector(".word")) : at;
}

// The first word of the same sentence, or the last one that is no stop.
function end(at, first) {
  const line = [...(words[at].closest("[data-sentence]") ?? region).querySelectorAll(".word")];
  const word = first ? line[0] : line.findLast((one) => !STOPS.test(one.textContent)) ?? line.at(-1);
  return words.indexOf(word);
}

const MOVES = {
  Home: (at) => end(at, true),
  End: (at) => end(at, false),
  ArrowRight: (at) => Math.min(at + 1, words.length - 1),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  ArrowDown: (at) => beside(at, 1),
  ArrowUp: (at) => beside(at, -1),
};

document.addEventListener("keydown", (event) => {
  const move = MOVES[event.key];
  if (!move || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const within = region.matches("[data-sentence]"); // one sentence: up and down scroll the page
  if (!words.length || (within && /Up|Down/.test(event.key))) return;
  event.preventDefault();
  if (state.to < 0) {
    const first = "cuts" in region.dataset ? Math.min(1, words.length - 1) : 0; // none is before the first
    select(first, first);
    return;
  }
  const to = move(state.to);
  select(event.shiftKey ? state.from : to, to);
});

// The word under the pointer; while it is dragged, in a gap, the last word before that on its line.
function wordAt({ clientX, clientY }) {
  const under = document.elementFromPoint(clientX, clientY);
  const word = under?.closest(".word");
  if (word || !state.dragging) return words.indexOf(word);
  return words.findLastIndex((one) => {
    const box = one.getBoundingClientRect();
    return box.top <= clientY && clientY <= box.bottom && box.left <= clientX;
  });
}

region.addEventListener("pointerdown", (event) => {
  const at = wordAt(event);
  if (at < 0 || event.button !== 0) return;
  if (event.pointerType === "mouse") {
    event.preventDefault(); // the browser would select letters
    region.focus({ preventScroll: true });
    state.dragging = true;
    select(event.shiftKey && state.from >= 0 ? state.from : at, at);
  }
});

function extend(event) {
  const at = wordAt(event);
  if (at >= 0 && at !== state.to) select(state.from, at);
}

document.addEventListener("pointermove", (event) => {
  if (state.dragging) extend(event);
});

// Nor on a bracket whose other one is not taken.
const lone = (from, to, bracket, other) => {
  const taken = words.slice(from, to + 1).map((word) => word.textContent);
  return taken.includes(bracket) && !taken.includes(other);
};

document.addEventListener("pointerup", (event) => {
  if (!state.dragging) return;
  extend(event); // a quick drag may have no move over its last word
  state.dragging = false;
  let [first, last] = ends();
  if (last > first && words[last].textContent === ")" && lone(first, last, ")", "(")) last -= 1;
  if (first < last && words[first].textContent === "(" && lone(first, last, "(", ")")) first += 1;
  while (last > first && STOPS.test(words[last].textContent)) last -= 1;
  while (first < last && STOPS.test(words[first].textContent)) first += 1;
  if (last - first < Math.abs(state.to - state.from)) select(first, last);
});

// With a finger, the first tap takes a word, and the next one all up to there.
region.addEventListener("click", (event) => {
  if (event.pointerType === "mouse") return;
  const at = words.indexOf(event.target.closest(".word"));
  if (at < 0) return;
  const extends_ = state.from >= 0 && state.from === state.to && at !== state.from;
  select(extends_ ? state.from : at, at);
});

// Back from the form, go on where the last passage began.
const at = new URLSearchParams(location.search).get("at");
const begun = at === null ? -1 : words.findIndex((word) => word.dataset.start === at);
if (begun >= 0) select(begun, begun);
// What was refused is selected again.
const { from, to } = region.dataset;
if (from) {
  const first = words.findIndex((word) => Number(word.dataset.start) >= Number(from));
  const last = words.findLastIndex((word) => Number(word.dataset.end) <= Number(to));
  if (0 <= first && first <= last) select(first, last);
}
// Else what is suggested is selected by itself; what was passed over stays so while the tab is open.
const suggested = (region.dataset.suggested ?? "").split(" ").filter(Boolean);
const PASSED = `passed ${location.pathname}`;
let passed = JSON.parse(sessionStorage.getItem(PASSED) ?? "[]");
// The next from the sentence on in which the last passage began, else of all.
const line = words[begun]?.closest("[data-sentence]")?.querySelector(".word");
const left = () => suggested.filter((one) => !passed.includes(one));
const nextLeft = () => left().find((one) => Number.parseInt(one, 10) >= Number(line?.dataset.start ?? 0)) ?? left()[0];
function suggest() {
  const next = nextLeft();
  if (next === undefined) return tell("Nothing more is suggested in these sentences.");
  const [start, end] = next.split("-").map(Number);
  const first = words.findIndex((word) => Number(word.dataset.start) >= start);
  const last = words.findLastIndex((word) => Number(word.dataset.end) <= end);
  if (0 <= first && first <= last) select(first, last);
}
function pass(back) {
  const next = nextLeft();
  passed = back ? passed.slice(0, -1) : [...passed, next].filter(Boolean);
  sessionStorage.setItem(PASSED, JSON.stringify(passed));
  suggest();
}
document.querySelector("[data-next]")?.addEventListener("click", ({ shiftKey }) => pass(shiftKey));
if (suggested.length && !from) suggest();
if (!document.querySelector("[autofocus]") && !typing(document.activeElement)) region.focus({ preventScroll: true });
