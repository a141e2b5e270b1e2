// Keys for what the buttons do; the pages work without them.
"use strict";

const typing = (element) => element.matches?.("input:not([type=hidden], [type=checkbox]), select, textarea");

// What a key is called: by its letter; where a layout has none of these, Hindi's say, by its place.
const named = (event) =>
  /^[a-z0-9]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^(Key|Digit)/, "").toLowerCase();

// Whether a field takes what is typed. A list of options takes the letters with which one of them
// begins, or the same one again, which goes on to the next, however slowly; any other letter is a key
// of the page. Which one is chosen hangs on what is typed since the list was gone to, and on no more.
let letters = "", lettered = null, letteredAt = -Infinity;
const PAUSE = 1000; // milliseconds after which another letter begins anew
function takes(field, letter, event) {
  if (!typing(field)) return false;
  if (!field.matches("select") || !/^\p{L}$/u.test(letter)) return true;
  const isSame = lettered === field && /^(.)\1*$/u.test(letters + letter.toLowerCase());
  const goesOn = isSame || (lettered === field && performance.now() - letteredAt <= PAUSE);
  const all = (goesOn ? letters : "") + letter.toLowerCase();
  const times = /^(.)\1*$/u.test(all) ? [...all].length : 1;
  const sought = times > 1 ? [...all][0] : all;
  const beginning = [...field.options].filter((one) => one.text.trim().toLowerCase().startsWith(sought));
  if (!beginning.length) return false;
  [letters, lettered, letteredAt] = [all, field, performance.now()];
  event.preventDefault();
  field.value = beginning[(times - 1) % beginning.length].value;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  return true;
}

// What a key in a field stands for is said beside it, as long as it stands there.
function showChosen(field) {
  const beside = field.id && document.getElementById(`${field.id}-help`)?.querySelector("[data-chosen]");
  const label = beside && [...field.list.options].find((one) => one.value === field.value)?.text;
  beside?.replaceChildren(...(label ? [Object.assign(document.createElement("strong"), { textContent: label }), " · "] : []));
}
for (const name of ["input", "change"]) document.addEventListener(name, ({ target }) => showChosen(target));

// The list of which digits take one, until another key, or Escape, leaves it.
let list = null;
function choose(other) {
  list?.classList.remove("chosen");
  list = other;
  list?.classList.add("chosen");
  list?.scrollIntoView({ block: "nearest" });
}

// What happens on the page, and not by a page of its own, is said beside the buttons.
function tell(text) {
  const footer = document.querySelector("footer.decide");
  let told = footer?.querySelector(".told");
  if (footer && !told) {
    told = Object.assign(document.createElement("p"), { className: "told" });
    told.setAttribute("aria-live", "polite");
    footer.prepend(told);
  }
  if (told) told.textContent = text;
}
const titleOf = (field) => field.labels?.[0]?.firstChild?.textContent.trim() || field.getAttribute("aria-label") || field.name;

// What the browser holds back, it says why: in a bubble, which no field has that nobody sees.
addEventListener("invalid", (event) => {
  event.preventDefault();
  const field = event.target;
  if (field !== field.form?.querySelector(":invalid")) return; // the first of them is enough
  tell(field.dataset.lack ?? `Nothing was sent. ${titleOf(field)}: ${field.validationMessage}`);
  field.focus();
}, true);

// The field that is to be filled in first: what must be and is not, a draft, or the first of all.
function fill() {
  const fields = [...document.querySelectorAll("[data-edit] .entry [name^='cell.']")];
  const first = fields.find((field) => !field.value && field.labels[0]?.querySelector("abbr"))
    ?? fields.find((field) => "draft" in field.dataset) ?? fields[0];
  first?.focus();
  return first;
}

// Whether anything is filled in that leaving the page would lose.
let filled = Boolean(document.querySelector(".faults, .kept"));
document.addEventListener("input", ({ target }) => {
  filled ||= Boolean(target.closest("[data-edit]"));
});

function withControl(event) {
  const key = named(event);
  if (event.key === "Enter") {
    // From within a field: write, and where each is filled in, go on in a field of the next. A
    // candidate is decided first, by a key, which is not to be typed into a field.
    if (document.querySelector("[data-goes-on]")) sessionStorage.setItem("filling", location.pathname);
    document.querySelector("[data-key='a']")?.click();
  } else if (key === "z" && !event.shiftKey && !filled && !typing(event.target)) {
    event.preventDefault(); // else the browser undoes what was typed last
    document.querySelector("[data-undo]")?.click();
  }
}

document.addEventListener("keydown", (event) => {
  // Until the answer is there, a key would decide what nobody has seen.
  if (event.altKey || document.body.dataset.sent || document.body.dataset.waits) return;
  if (event.ctrlKey || event.metaKey) {
    withControl(event);
    return;
  }
  if (event.key === "Escape") {
    choose(null);
    document.activeElement.blur();
    return;
  }
  if (event.key === " " || /^\w{2,}$/.test(event.key) || takes(event.target, event.key, event)) return;
  const key = named(event);
  const isDigit = /^[0-9]$/.test(key);
  const around = event.target.closest?.("fieldset:has(> .other)");
  const isCapital = event.shiftKey || event.key !== event.key.toLowerCase();
  const another = isCapital && !isDigit ? (around ?? list)?.querySelector(".other input") : null;
  if (another) {
    // A capital begins a name, which is looked for in the list: the browser puts it where the focus is.
    choose(null);
    another.focus();
    return;
  }
  // A mention of a known row, with more of what the passage tells of that: Shift and what it takes else.
  const more = event.shiftKey && !around && !list && document.querySelector(`[data-more="${CSS.escape(/^Digit\d$/.test(event.code) ? event.code.slice(5) : key)}"]`);
  if (more) {
    event.preventDefault();
    more.click();
    return;
  }
  if (event.shiftKey) return; // so begins a word, and no key is asked for
  const chosen = around ?? list;
  choose(null);
  if (key === "e") {
    if (fill()) event.preventDefault();
    return;
  }
  const picked = chosen?.querySelector(`[data-pick="${CSS.escape(key)}"]`);
  const target = chosen && isDigit
    ? picked
    : document.querySelector(`[data-key="${CSS.escape(key)}"]:not([disabled])`);
  if (!target) {
    // A key that is there for others like this says why it is not for this one.
    const why = document.querySelector(`[data-lacks="${CSS.escape(key)}"]`);
    if (why) tell(why.textContent);
    return;
  }
  event.preventDefault();
  if (around && !isDigit) document.activeElement.blur(); // a letter leaves the list
  if (target.querySelector("[data-pick]")) choose(target);
  else if (target.matches("summary")) define(target.parentElement);
  else if (target.matches("a[data-key]") && filled && !confirm("Leave what is filled in?")) return;
  else if (target.matches("button, a, [data-key][type=checkbox]")) target.click();
  else {
    lettered = null; // what was typed there before is done with
    target.focus();
  }
  if (target.matches("[data-pick][type=checkbox]")) {
    target.click();
    choose(chosen); // more of it may be ticked
  }
});

// What is defined on the spot, such as a new type.
function define(details) {
  details.open = true;
  const key = details.querySelector(`[name="${details.dataset.names}"]`);
  const isKnown = [...(type?.list?.options ?? [])].some((option) => option.value === type.value);
  if (key && type && !key.value && !isKnown) key.value = type.value; // it was named there already
  details.querySelector("input, select, textarea")?.focus();
}

// A type that is named in its field is as good as one chosen from the list: the rest follows from
// it, on a page of its own, but for what has been filled in. That is carried there.
const rows = document.getElementById("rows");
const types = document.querySelector("[data-types]");
const type = types && document.getElementsByName(types.dataset.types)[0];
const givens = [...(rows?.elements ?? [])].filter((field) => field.name && !field.matches("button, [type=hidden]") && field !== type);
// Where a form came back, all of it has been filled in.
const touched = new Set(document.querySelector(".faults, .kept") ? givens.map((field) => field.name) : []);
const touch = ({ target }) => touched.add(target.name);
rows?.addEventListener("input", touch);
rows?.addEventListener("change", touch);

// The key of a new type is the type.
const defined = document.querySelector("[data-names]");
rows?.elements[defined?.dataset.names]?.addEventListener("input", ({ target }) => {
  type.value = target.value;
  for (const names of [touched, said]) names.add(type.name);
});

// What is the same for all types of a passage.
const passage = () => ["seed", "start", "end", "table"].map((name) => rows.elements[name].value).join(" ");

function retype(address) {
  const kept = givens.filter((field) => touched.has(field.name)).map((field) => [field.name, field.type === "checkbox" ? field.checked : field.value]);
  sessionStorage.setItem("retyped", JSON.stringify([passage(), kept]));
  location.assign(address);
}

for (const link of types?.querySelectorAll("a") ?? []) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    retype(link.href);
  });
}
type?.addEventListener("change", () => {
  if (![...(type.list?.options ?? [])].some((option) => option.value === type.value)) return;
  const page = new URL(types.querySelector("a").href);
  page.searchParams.set("type", type.value);
  retype(page);
});

// What is not said yet follows from what is: a draft from who is ticked, a class from the status. No
// row is written before it does.
const form = document.querySelector("[data-follows]");
const said = new Set();
let following = null;
const note = ({ target }) => target.name?.startsWith("cell.") && said.add(target.name);

async function follow() {
  const body = new URLSearchParams(new FormData(form));
  const known = new Set([...said, `cell.${form.dataset.follows}`]);
  for (const name of [...body.keys()]) if (name.startsWith("cell.") && !known.has(name)) body.delete(name);
  for (const name of ["other", "more"]) body.delete(name);
  body.set("action", "new");
  const asked = (following = fetch("/follow", { method: "POST", body }));
  const answer = await asked.catch(() => null);
  if (following !== asked) return; // what is said has changed since
  const told = [];
  for (const [name, value] of Object.entries(answer?.ok ? await answer.json() : {})) {
    const field = form.elements[`cell.${name}`];
    if (!field || said.has(field.name) || field.value === value) continue;
    // A draft is there to be read anyway; what else changes by itself is said.
    if (!("prose" in field.dataset)) told.push(`${titleOf(field)}: ${field.value || "empty"} → ${value || "empty"}`);
    field.value = value;
    showChosen(field);
  }
  if (told.length) tell(`Follows from that: ${told.join("; ")}.`);
  following = null;
}

form?.addEventListener("input", note);
form?.addEventListener("change", (event) => {
  note(event);
  if (event.target !== type) follow();
});
const [keptOf, kept] = JSON.parse(sessionStorage.getItem("retyped") ?? "[]");
sessionStorage.removeItem("retyped");
if (kept?.length && rows && keptOf === passage()) {
  for (const field of givens) {
    const value = kept.find(([name]) => name === field.name)?.[1];
    if (value === undefined) continue;
    if (field.type === "checkbox") field.checked = value;
    else field.value = value;
    showChosen(field);
    touched.add(field.name);
    if (field.name.startsWith("cell.")) said.add(field.name);
    field.closest("details")?.setAttribute("open", "");
  }
  filled = true;
  if (form) follow();
}
form?.addEventListener("submit", (event) => {
  if (!following) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  document.body.dataset.waits = "yes";
  tell("Waiting for what follows from what you said; then it is written.");
  following.finally(() => setTimeout(() => {
    delete document.body.dataset.waits;
    form.requestSubmit(event.submitter);
  }));
});

// Whoever adds the new row, by whichever key, names no other: what was refused as a mention of one
// stands there still.
const otherRow = document.getElementById("other");
rows?.addEventListener("submit", ({ submitter }) => {
  if (otherRow && submitter?.value === "new" && document.activeElement !== otherRow) otherRow.value = "";
});

// One decision for each candidate, however often a key is pressed.
for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    if (document.body.dataset.sent) event.preventDefault();
    document.body.dataset.sent = "yes";
    tell("Being sent …");
  });
}
addEventListener("pageshow", () => {
  delete document.body.dataset.sent;
  delete document.body.dataset.waits;
  if (sessionStorage.getItem("filling") === location.pathname) fill();
  sessionStorage.removeItem("filling");
});
