// The letters that choose an option of a list, shown beside the buttons while the list is gone to.
"use strict";

const LETTER = /^\p{L}$/u;
const nameOf = (option) => option.text.split(":")[0].trim();
const lettersOf = (option) => [...nameOf(option).toLowerCase()].filter((one) => LETTER.test(one));

// The fewest letters for each option: its first where no other begins with that; else that and the
// second, or, where others have the same two, the first of those after it that none of them has.
function codesOf(field) {
  const groups = new Map(), codes = new Map();
  for (const option of [...field.options].filter((one) => one.value && lettersOf(one).length)) {
    const [first] = lettersOf(option);
    groups.set(first, [...(groups.get(first) ?? []), option]);
  }
  for (const [first, options] of groups) {
    const seconds = options.map((option) => lettersOf(option)[1]);
    const isShared = (one) => seconds.indexOf(one) !== seconds.lastIndexOf(one);
    const taken = new Set(seconds); // nobody has what could be meant for two
    for (const option of options) {
      const second = lettersOf(option)[1];
      const rest = [...lettersOf(option).slice(2), ..."abcdefghijklmnopqrstuvwxyz"];
      const other = second && !isShared(second) ? second : rest.find((one) => !taken.has(one));
      if (other) taken.add(other);
      if (options.length === 1 || other) codes.set(first + (options.length > 1 ? other : ""), option);
    }
  }
  return codes;
}

// What is chosen is chosen: the next key is one of the page, until the list is gone to again.
let choosing = { field: null, begun: "", isDone: false };
const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

function showCodes(field, before = "") {
  const codes = [...codesOf(field)].filter(([code]) => code.startsWith(choosing.begun));
  if (codes.length) tell(before || `${titleOf(field)}: `, ...codes.map(([code, option]) => {
    const choice = element("span", "");
    choice.append(element("kbd", code), ` ${nameOf(option)} `);
    return choice;
  }));
}

function beginChoice(field) {
  choosing = { field, begun: "", isDone: false };
  showCodes(field);
}

function chooseOption(field, option) {
  choosing = { field, begun: "", isDone: true };
  field.value = option.value;
  tell(`${titleOf(field)}: ${nameOf(option) || "empty"}.`);
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
}

// Whether a list of options takes a key: the letters of one, or what empties it.
function takesLetter(field, event) {
  const empty = [...field.options].find((one) => !one.value);
  if (empty && (event.key === "Delete" || event.key === "Backspace")) {
    chooseOption(field, empty);
    return true;
  }
  if (choosing.field !== field) choosing = { field, begun: "", isDone: false };
  const keys = [event.key.toLowerCase(), named(event)].filter((one) => LETTER.test(one));
  if (choosing.isDone || !keys.length) return false;
  const codes = codesOf(field), all = [...codes.keys()];
  const begun = keys.map((one) => choosing.begun + one).find((one) => all.some((code) => code.startsWith(one)));
  if (begun === undefined && !choosing.begun) return false;
  event.preventDefault();
  if (begun === undefined) {
    const odd = choosing.begun + keys[0];
    choosing.begun = "";
    showCodes(field, `No choice has the letters ${odd}: `);
  } else if (codes.has(begun)) chooseOption(field, codes.get(begun));
  else {
    choosing.begun = begun;
    showCodes(field);
  }
  return true;
}

document.addEventListener("focusin", ({ target }) => {
  if (target.matches("select")) beginChoice(target);
});
document.addEventListener("change", ({ target, isTrusted }) => {
  if (isTrusted && target.matches("select")) choosing = { field: target, begun: "", isDone: true };
});
