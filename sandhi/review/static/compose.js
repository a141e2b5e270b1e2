// What follows in the composer's form from what is said there; the page works without it.
"use strict";

// A type that is named in its field is as good as one chosen from the list: the rest follows from
// it, on a page of its own, but for what has been filled in. That is carried there.
const rows = document.getElementById("rows");
const types = document.querySelector("[data-types]");
const type = types && document.getElementsByName(types.dataset.types)[0];
const givens = () => [...rows.elements].filter((field) => field.name && !field.matches("button, [type=hidden]") && field !== type);
// What the curator has written, or ticked; of a form that came back from one without scripts, all.
const { byHand } = rows.dataset;
const touched = new Set(byHand?.split(" ").filter(Boolean) ?? (document.querySelector(".faults, .kept") ? givens().map((field) => field.name) : []));
const touch = ({ target }) => touched.add(target.name);
// So is what was typed before this was loaded.
for (const field of givens()) if (field.matches("input:not([type=checkbox]), textarea") && field.value !== field.defaultValue) touched.add(field.name);
rows.addEventListener("input", touch);
rows.addEventListener("change", touch);
rows.addEventListener("formdata", ({ formData }) => formData.set("by_hand", [...touched].join(" ")));

// The key of a new type is the type.
const defined = document.querySelector("[data-names]");
const keyOfType = defined && rows.elements[defined.dataset.names];
keyOfType?.addEventListener("input", ({ target }) => {
  type.value = target.value;
  for (const names of [touched, said]) names.add(type.name);
});
// So is what its label says, until the key is written; what most types have, or the row says, is there.
const label = defined && rows.elements[defined.dataset.called];
const slug = (text) => text.trim().toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
let isOfLabel = !keyOfType?.value;
keyOfType?.addEventListener("input", ({ isTrusted }) => (isOfLabel &&= !isTrusted));
if (label !== keyOfType) label?.addEventListener("input", () => {
  if (!isOfLabel) return;
  keyOfType.value = slug(label.value);
  keyOfType.dispatchEvent(new Event("input", { bubbles: true }));
});
defined?.addEventListener("toggle", () => {
  for (const field of defined.querySelectorAll("select[name^='term.']")) {
    const ofRow = rows.elements[field.name.replace(/^term/, "cell")]?.value;
    if (defined.open && !field.value) field.value = ofRow || field.dataset.usual || "";
    if (!defined.open && !label?.value && !keyOfType.value) field.value = ""; // nothing is defined
  }
  const isKnown = [...(type?.list?.options ?? [])].some((option) => option.value === type.value);
  if (defined.open && type && !keyOfType.value && !isKnown) keyOfType.value = type.value; // it was named there already
});

// What is the same for all types of a passage.
const passage = () => ["seed", "start", "end", "table"].map((name) => rows.elements[name].value).join(" ");
const listOf = (name) => name.split(".")[1];
// Who is beside a box: without its digit and the key of the row.
const whoOf = (field) => [...field.labels[0].childNodes].filter((one) => one.nodeType === Node.TEXT_NODE).map((one) => one.textContent).join("").trim();
const ticks = () => givens().filter((field) => field.name.startsWith("take."));

// Whoever names another one may name one more: its fields come when those before it are filled in.
function oneMore(last) {
  const row = last.cloneNode(true), before = last.querySelector("[name^='key.']").name;
  const number = Number(/\+(\d*)$/.exec(before)[1] || 1) + 1;
  for (const field of row.querySelectorAll("[name]")) {
    field.name = field.name.replace(/\+\d*$/, `+${number}`);
    field.value = "";
  }
  const input = row.querySelector("[name^='key.']"), label = row.querySelector("label");
  label.htmlFor = input.id = `${listOf(before)}-other+${number}`;
  last.querySelector("[data-pick]")?.removeAttribute("data-pick");
  last.querySelector("label kbd")?.remove();
  last.after(row);
}
rows.addEventListener("input", ({ target }) => {
  const row = target.closest(".other");
  if (target.name?.startsWith("key.") && target.value && !row.nextElementSibling?.matches(".other")) oneMore(row);
});

// What is typed while the page of the other type is on its way counts as well.
function keepForRetyped() {
  const kept = givens().filter((field) => touched.has(field.name)).map((field) => [field.name, field.type === "checkbox" ? field.checked : field.value]);
  const ticked = ticks().filter((field) => field.checked).map((field) => [field.name, whoOf(field)]);
  sessionStorage.setItem("retyped", JSON.stringify([passage(), kept, ticked]));
}
function retype(address) {
  keepForRetyped();
  addEventListener("pagehide", keepForRetyped);
  leave();
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
const said = new Set([...touched].filter((name) => name.startsWith("cell.")));
let following = null;
const note = ({ target }) => target.name?.startsWith("cell.") && said.add(target.name);

async function follow(before = "") {
  try {
    await fillInWhatFollows(before);
  } catch (error) {
    following = null; // whatever went wrong, who waits for it goes on
    tell(`What follows from that could not be filled in (${error.message}): read what stands there.`);
  }
}
async function fillInWhatFollows(before) {
  const body = new URLSearchParams(new FormData(form));
  const known = new Set([...said, `cell.${form.dataset.follows}`]);
  for (const name of [...body.keys()]) if (name.startsWith("cell.") && !known.has(name)) body.delete(name);
  for (const name of ["other", "more"]) body.delete(name);
  body.set("action", "new");
  const answered = fetch("/follow", { method: "POST", body }).then((answer) => (answer.ok ? answer.json() : {}));
  const asked = (following = answered.catch(() => ({})));
  const stood = new Map([...form.elements].map((field) => [field, field.value]));
  const { cells = {}, roles = {}, usual } = await asked;
  if (following !== asked) return; // what is said has changed since
  const told = [];
  for (const [name, value] of Object.entries(cells)) {
    const field = form.elements[`cell.${name}`];
    // What was typed meanwhile, by whatever, stays.
    if (!field || said.has(field.name) || field.value === value || field.value !== stood.get(field)) continue;
    // A draft is there to be read anyway; what else changes by itself is said.
    if (!("prose" in field.dataset)) told.push(`${titleOf(field)}: ${field.value || "empty"} → ${value || "empty"}`);
    field.value = value;
    if (field === document.activeElement) field.select?.(); // what is typed now stands instead of it
    showChosen(field);
  }
  // In a row of a type that is being defined, those have a role whose words tell one.
  for (const [place, value] of Object.entries(roles)) {
    const field = form.elements[`role.${place}`];
    if (field && !field.value && !touched.has(field.name)) field.value = value;
  }
  // So would its mention be, as it is now.
  for (const [at, rests] of ["no", "yes"].entries()) {
    const shown = document.querySelector(`.mention-of-new [data-rests=${rests}]`);
    if (!usual || !shown || shown.textContent === usual[at]) continue;
    if (getComputedStyle(shown).display !== "none") told.push(`its mention: ${usual[at]}`);
    shown.textContent = usual[at];
  }
  lookAhead();
  if (told.length || before) tell([before, told.length ? `Follows from that: ${told.join("; ")}.` : ""].join(" ").trim());
  following = null;
}

// What would be refused is said before it is sent, once all is filled in and nothing is typed for a
// moment: the check takes as long as a write.
const PATIENCE = 30_000; // milliseconds that what is sent waits for what follows
const REST = 900, READING = 2500; // milliseconds; longer at first, when a known row may be chosen
let resting = null;
function foretell(...parts) {
  const footer = document.querySelector("footer.decide");
  const line = footer.querySelector(".foretold") ?? footer.insertBefore(Object.assign(document.createElement("p"), { className: "foretold" }), footer.firstChild);
  line.textContent = parts.filter(Boolean).join(" ");
  line.hidden = !line.textContent;
}
function lookAhead(wait = REST) {
  clearTimeout(resting);
  resting = setTimeout(foresee, wait);
}
async function foresee() {
  const isOpen = [...form.querySelectorAll("[name^='cell.']")].some((field) => !field.value && !("prose" in field.dataset) && field.labels[0]?.querySelector("abbr"));
  if (isOpen || following || isAway()) return foretell();
  const body = new URLSearchParams(new FormData(form)), asked = resting;
  for (const name of ["other", "more"]) body.delete(name);
  body.set("action", "new");
  const answer = await fetch("/foresee", { method: "POST", body }).catch(() => null);
  if (resting !== asked) return; // something is said since
  const { faults = [], open = [] } = answer?.ok ? await answer.json() : {};
  foretell(faults.length ? `As it stands this would be refused: ${faults.join(" ")}` : "", open.length ? `Written as it stands, it leaves to be done: ${open.join(" ")}` : "");
}
if (form) lookAhead(READING);
for (const name of ["input", "change"]) form?.addEventListener(name, () => lookAhead());

form?.addEventListener("input", note);
form?.addEventListener("change", (event) => {
  note(event);
  // What was chosen in a list stays said beside what follows from it.
  const { target } = event, chosen = target.matches("select") && target.selectedOptions[0];
  if (target !== type) follow(chosen ? `${titleOf(target)}: ${nameOf(chosen) || "empty"}.` : "");
});

// Where nobody is named who says it, no source is, and the mention says so.
for (const button of rows.querySelectorAll("[data-sets]")) button.addEventListener("click", () => {
  for (const box of button.closest("fieldset").querySelectorAll("[name^='take.']:checked")) box.click();
  for (const [name, value] of Object.entries(JSON.parse(button.dataset.sets))) {
    const field = rows.elements[name];
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
});

// What was there before the type changed: what is filled in by hand, and who was ticked, as it was.
const [keptOf, kept, ticked] = JSON.parse(sessionStorage.getItem("retyped") ?? "[]");
sessionStorage.removeItem("retyped");
if (kept && keptOf === passage()) {
  for (const [name] of kept) touched.add(name);
  const before = new Map(ticked), told = [];
  // A list in which somebody has ticked, or taken away, is theirs.
  const theirs = new Set(kept.map(([name]) => name).filter((name) => name.startsWith("take.")).map(listOf));
  for (const field of ticks()) {
    if (theirs.has(listOf(field.name))) field.checked = before.has(field.name);
    else if (field.checked && !before.has(field.name)) told.push(`ticked: ${whoOf(field)}`);
    else if (!field.checked && before.has(field.name)) told.push(`no longer ticked: ${whoOf(field)}`);
    before.delete(field.name);
  }
  for (const title of before.values()) told.push(`no longer there: ${title}`);
  for (const [name] of kept.filter(([one]) => /^key\..*\+/.test(one))) {
    const lasts = () => document.querySelector(`[name="key.${listOf(name)}.+"]`)?.closest("fieldset").querySelector(".other:last-of-type");
    while (lasts() && !rows.elements[name]) oneMore(lasts());
  }
  for (const field of givens()) {
    const value = kept.find(([name]) => name === field.name)?.[1];
    if (value === undefined || field.type === "checkbox" && field.name.startsWith("take.")) continue;
    if (field.type === "checkbox") field.checked = value;
    else field.value = value;
    showChosen(field);
    if (field.name.startsWith("cell.")) said.add(field.name);
    field.closest("details")?.setAttribute("open", "");
  }
  if (kept.length) filled = true;
  const untaken = document.querySelector("footer .told")?.textContent ?? "";
  const changed = [untaken, told.length ? `By the new type, ${told.join("; ")}.` : ""].join(" ").trim();
  if (form && kept.length) follow(changed);
  else if (changed) tell(changed);
}
addEventListener("submit", (event) => {
  if (event.target !== form || !following) return;
  event.preventDefault();
  event.stopPropagation(); // it is not sent yet
  document.body.dataset.waits = "yes";
  tell("Waiting for what follows from what you said; then it is written.");
  const late = setTimeout(() => {
    following = null;
    delete document.body.dataset.waits;
    tell("What follows from what you said has not come yet: read what stands there; sent once more, it is written as it is.");
  }, PATIENCE);
  const waited = following;
  waited.finally(() => setTimeout(() => {
    clearTimeout(late);
    if (!document.body.dataset.waits) return; // it came too late
    delete document.body.dataset.waits;
    form.requestSubmit(event.submitter);
  }));
}, true);

// Whoever adds the new row, by whichever key, names no other: what was refused as a mention of one
// stands there still.
const otherRow = document.getElementById("other");
rows.addEventListener("submit", ({ submitter }) => {
  if (otherRow && submitter?.value === "new" && document.activeElement !== otherRow) otherRow.value = "";
});
