// Keys for what the buttons do; the pages work without them.
"use strict";

const typing = (element) => element.matches?.("input:not([type=hidden], [type=checkbox]), select, textarea");

// What a key is called: by its letter; where a layout has none of these, Hindi's say, by its place.
const named = (event) =>
  /^[a-z0-9]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^(Key|Digit)/, "").toLowerCase();

// Whether a field takes what is typed: a list of options does letters that choose one.
const takes = (field, event) => typing(field) && (field.matches("select") ? takesLetter(field, event) || !/^.$/u.test(event.key) : true);

// What a key in a field stands for is said beside it, as long as it stands there.
function showChosen(field) {
  const beside = field.id ? document.getElementById(`${field.id}-help`)?.querySelector("[data-chosen]") : null;
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

choose(document.querySelector("[data-listed]")); // of which a digit takes one at once

// What happens on the page, and not by a page of its own, is said beside the buttons.
function tell(...parts) {
  const footer = document.querySelector("footer.decide");
  let told = footer?.querySelector(".told");
  if (footer && !told) {
    told = Object.assign(document.createElement("p"), { className: "told" });
    told.setAttribute("aria-live", "polite");
    footer.prepend(told);
  }
  told?.replaceChildren(...parts);
}
const titleOf = (field) => field.labels?.[0]?.firstChild?.textContent.trim() || field.getAttribute("aria-label") || field.name;

// What the browser holds back, it says why: in a bubble, which no field has that nobody sees.
addEventListener("invalid", (event) => {
  event.preventDefault();
  const field = event.target;
  if (field !== field.form?.querySelector(":invalid")) return; // the first of them is enough
  field.focus();
  tell(field.dataset.lack ?? `Nothing was sent. ${titleOf(field)}: ${field.validationMessage}`);
}, true);

// What a key of the page is for. Of two, that which needs a field is meant where it is filled in. One
// that is for all of them is for this one also where no other is left.
function keyed(key) {
  const all = [...document.querySelectorAll(`:is([data-key="${CSS.escape(key)}"], [data-also="${CSS.escape(key)}"]):not([disabled])`)];
  return all.find((one) => document.getElementById(one.dataset.needs)?.value) ?? all.find((one) => !one.dataset.needs) ?? all[0];
}

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
  const key = named(event), own = event.target.form;
  if (event.key === "Enter") {
    // What is no row is sent by itself, and nothing of a row with it.
    if (own?.matches("[data-alone]")) return own.requestSubmit();
    // From within a field: write, and where each is filled in, go on in a field of the next. A
    // candidate is decided first, by a key, which is not to be typed into a field.
    if (document.querySelector("[data-goes-on]")) sessionStorage.setItem("filling", location.pathname);
    document.querySelector("[data-key='a']")?.click();
  } else if (key === "z" && !event.shiftKey && !filled && !typing(event.target)) {
    event.preventDefault(); // else the browser undoes what was typed last
    document.querySelector("[data-undo]")?.click();
  }
}

// While a page is on its way no key is taken, neither as a letter nor for what it decides: it was
// pressed for what is not there yet. The page that comes says which keys these were.
let isLeft = false;
function leave() {
  isLeft = true;
  tell("The page is on its way: keys are not taken until it is there …");
}
addEventListener("beforeunload", () => (isLeft = true));
const isAway = () => isLeft || document.body.dataset.sent || document.body.dataset.waits;
document.addEventListener("keydown", (event) => {
  const isOfBrowser = (event.ctrlKey || event.metaKey || event.altKey) && event.key !== "Enter";
  if (event.key === "Escape") isLeft = false; // which keeps a browser from going on
  if (!isAway() || isOfBrowser || /^(Shift|Control|Alt|Meta|AltGraph|CapsLock|Escape|F\d+)$/.test(event.key)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const shown = event.key.length > 1 ? ` ${event.key} ` : event.key;
  sessionStorage.setItem("untaken", ((sessionStorage.getItem("untaken") ?? "") + shown).slice(-40));
}, true);

document.addEventListener("keydown", (event) => {
  if (event.altKey || isAway()) return;
  if (event.ctrlKey || event.metaKey) {
    withControl(event);
    return;
  }
  if (event.key === "Escape") {
    choose(null);
    document.activeElement.blur();
    return;
  }
  if (takes(event.target, event) || event.key === " " || /^\w{2,}$/.test(event.key)) return;
  const key = named(event);
  const isDigit = /^[0-9]$/.test(key);
  const around = event.target.closest?.("fieldset:has(> .other)");
  const isCapital = event.shiftKey || event.key !== event.key.toLowerCase();
  const another = isCapital && !isDigit ? (around ?? list)?.querySelector(".other:last-of-type input") : null;
  if (another) {
    // A capital begins a name, which is looked for in the list: the browser puts it where the focus is.
    choose(null);
    another.focus();
    return;
  }
  // A mention of a known row, with more of what the passage tells of that: Shift and what it takes else.
  const ofMore = `[data-more="${CSS.escape(/^Digit\d$/.test(event.code) ? event.code.slice(5) : key)}"]`;
  const more = event.shiftKey && !around && (isDigit ? list?.querySelector(ofMore) : document.querySelector(ofMore));
  if (more) {
    event.preventDefault();
    more.click();
    return;
  }
  const backwards = event.shiftKey && document.querySelector(`[data-next][data-key="${CSS.escape(key)}"]`);
  if (backwards) return pass(true);
  if (event.shiftKey) return; // so begins a word, and no key is asked for
  const chosen = around ?? list;
  choose(null);
  if (key === "e") {
    if (fill()) event.preventDefault();
    return;
  }
  const picked = chosen?.querySelector(`[data-pick="${CSS.escape(key)}"]`);
  const target = chosen && isDigit ? picked : keyed(key);
  if (!target) {
    if (isDigit && !chosen && document.querySelector("[data-pick]")) {
      tell("A digit takes one of a list: press the letter of the list first.");
      return;
    }
    // A key that is there for others like this says why it is not for this one.
    const why = document.querySelector(`[data-lacks="${CSS.escape(key)}"]`);
    if (why) tell(why.textContent);
    else if (chosen && isDigit) tell(`Nothing of this list has the digit ${key}.`);
    else if (/^[a-z0-9]$/.test(key)) tell(`“${key}” does nothing here: the keys of this page stand beside what they do, and at its end.`);
    return;
  }
  event.preventDefault();
  if (around && !isDigit) document.activeElement.blur(); // a letter leaves the list
  if (target.querySelector("[data-pick]")) choose(target);
  else if (target.matches("summary")) fillIn(target.parentElement);
  else if (target.matches("a[data-key]") && filled && !confirm("Leave what is filled in?")) return;
  else if (target.matches("button, a, [data-key][type=checkbox]")) target.click();
  else {
    target.focus();
    if (target.matches("input")) target.select(); // as Tab does: what is typed takes its place
    if (target.matches("select")) beginChoice(target); // what was typed there before is done with
  }
  if (target.matches("[data-pick][type=checkbox]")) {
    target.click();
    choose(chosen); // more of it may be ticked
  }
});

// What is there to be filled in where it is asked for, such as the definition of a new type.
function fillIn(details) {
  details.open = true;
  details.scrollIntoView({ block: "nearest" });
  (document.getElementsByName(details.dataset.called ?? "")[0] ?? details.querySelector("input, select, textarea, a"))?.focus();
}

// One decision for each candidate, however often a key is pressed.
for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    if (document.body.dataset.sent) event.preventDefault();
    document.body.dataset.sent = "yes";
    tell("Being sent …");
  });
}
function goOn() {
  const untaken = sessionStorage.getItem("untaken");
  sessionStorage.removeItem("untaken");
  if (sessionStorage.getItem("filling") === location.pathname) fill();
  if (untaken) tell(`Pressed before this page was there, and not taken: ${untaken}`);
}
goOn(); // before a key is pressed that is meant for a field
addEventListener("pageshow", ({ persisted }) => {
  isLeft = false;
  delete document.body.dataset.sent;
  delete document.body.dataset.waits;
  if (persisted) goOn();
  sessionStorage.removeItem("filling");
});
