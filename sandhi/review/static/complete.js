// The words that our prose is likely to go on with, offered while it is typed: Tab takes one that is
// begun. Where none is, Tab leaves the field, as everywhere; at the end of a text the arrow to the
// right, which leads nowhere else, takes all that is offered: a word, begun or not, and those after
// it as far as they are sure.
const prose = document.querySelectorAll("[data-prose]");
const LEAST = 3; // letters that an offer spares, at least
const SURE = 0.75; // what a further word must weigh
const LONGEST = 7; // so many words are offered at once
const WORD = /[\p{L}\p{M}\p{N}'’‑-]*$/u;
let wording = null;
const STOPS = /^[\p{Sentence_Terminal},;:)\]”’]/u; // what stands beside the word before it
const ENDED = /\p{Sentence_Terminal}["'”’)\]]*\s*$/u; // after it, nothing is offered that nobody began
let offered = null; // where the rest of a word stands that nobody has typed
let blank = null; // where a blank stands that came with a word, and nobody has typed

const words = (text) => ["^", ...text.split(/\s+/).map((one) => one.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")).filter(Boolean)];

// The likeliest word that begins as what is typed, whatever its first letter's case, and its weight.
function likeliest(begun, before) {
  const contexts = [before.slice(-1).join(" "), before.slice(-2).join(" ")].map((one) => wording.after[one] ?? {});
  let best = "", most = 0;
  for (const [word, weight] of Object.entries(wording.words)) {
    const isFit = word.slice(1).startsWith(begun.slice(1)) && word[0].toLowerCase() === (begun[0] ?? word[0]).toLowerCase();
    if (!isFit || word.length <= begun.length) continue;
    const sum = contexts.reduce((all, one) => all + (one[word] ?? 0), weight);
    if (sum > most) [best, most] = [word, sum];
  }
  return [best, most];
}

// The words that are sure to follow, each after a blank.
function further(said) {
  const more = [];
  while (more.length + 1 < LONGEST) {
    const [word, weight] = likeliest("", [...said, ...more]);
    if (weight < SURE) break;
    more.push(word);
  }
  return more.map((word) => ` ${word}`).join("");
}

function offer(field) {
  const at = field.selectionStart;
  if (!wording || at !== field.selectionEnd || /^[^\s.,;:!?)]/.test(field.value.slice(at))) return;
  const typed = field.value.slice(0, at), begun = WORD.exec(typed)[0];
  if (!begun && (at < field.value.length || ENDED.test(typed))) return;
  const before = words(typed.slice(0, at - begun.length));
  const [word] = likeliest(begun, before);
  const first = word.slice(begun.length);
  if (first.length < LEAST) return;
  const rest = first + (at < field.value.length ? "" : further([...before, word]));
  field.setRangeText(rest, at, at);
  field.setSelectionRange(at, at + rest.length);
  offered = { field, at, rest, begun, first };
}

// What nobody took is not there: neither for a form that is sent nor for what follows from it.
function drop() {
  const { field, at, rest } = offered ?? {};
  offered = null;
  if (field && field.value.slice(at, at + rest.length) === rest) field.setRangeText("", at, at + rest.length);
}

function take({ field, at, rest }, taken) {
  const end = at + taken.length;
  field.setRangeText(taken, at, at + rest.length, "end");
  offered = null;
  if (field.value[end] === " ") return;
  field.setRangeText(" ", end, end, "end");
  blank = { field, at: end };
  offer(field);
}

// A stop takes the place of that blank.
function close(field) {
  const { at } = blank ?? {};
  const isNext = blank?.field === field && field.selectionStart === at + 2 && field.value[at] === " ";
  if (isNext && STOPS.test(field.value[at + 1])) field.setRangeText("", at, at + 1);
  blank = null;
}

for (const field of prose) {
  field.addEventListener("input", (event) => {
    offered = null; // what is typed has taken its place
    if (event.inputType !== "insertText") return;
    close(field);
    offer(field);
  });
  field.addEventListener("keydown", (event) => {
    if (!offered || event.isComposing) return;
    const isLast = offered.at + offered.rest.length === field.value.length;
    const takes = event.key === "Tab" ? offered.begun : event.key === "ArrowRight" && isLast;
    if (takes && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      take(offered, event.key === "Tab" ? offered.first : offered.rest);
    } else if (event.key.length > 1 || event.ctrlKey || event.metaKey) {
      if (event.key !== "Shift") drop();
    }
  });
}
for (const name of ["change", "blur", "submit", "pointerdown"]) addEventListener(name, drop, true);
if (prose.length) {
  fetch(document.querySelector("[data-wording]").dataset.wording)
    .then((answer) => (answer.ok ? answer.json() : null), () => null)
    .then((answer) => (wording = answer));
}
