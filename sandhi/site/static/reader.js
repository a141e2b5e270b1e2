// The reader without loading the page anew. Every marked passage is a link that the server answers
// by itself; this fetches that answer, puts in its text and panel, and moves between places by key.
"use strict";

const article = document.getElementById("article");
const panel = document.getElementById("panel");
const places = () => [...article.querySelectorAll("a[href]")];
let asked = 0;

// One stop of the Tab key for the whole text; arrows go on from there.
function rove(place) {
  for (const other of places()) other.tabIndex = other === place ? 0 : -1;
}

async function show(address, { keep = null, push = true } = {}) {
  const number = ++asked;
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return location.assign(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (number !== asked) return;
  for (const element of [article, panel]) {
    const fresh = page.getElementById(element.id);
    element.className = fresh.className;
    element.replaceChildren(...fresh.childNodes);
  }
  if (push) history.pushState(null, "", address);
  panel.scrollTop = 0;
  const place = places()[keep] ?? document.getElementById("at");
  rove(place?.href ? place : places()[0]);
  if (keep !== null) place?.focus({ preventScroll: true });
}

article.addEventListener("click", (event) => {
  const place = event.target.closest("a[href]");
  if (!place || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(place.href, { keep: places().indexOf(place) });
});

article.addEventListener("keydown", (event) => {
  const all = places();
  const at = all.indexOf(event.target);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (at < 0 || all[to] === undefined) return;
  event.preventDefault();
  rove(all[to]);
  all[to].focus();
});

panel.addEventListener("click", (event) => {
  const close = event.target.closest(".close");
  if (!close) return;
  event.preventDefault();
  shut(close.href);
});

document.addEventListener("keydown", (event) => {
  const close = panel.querySelector(".close");
  if (event.key === "Escape" && close) shut(close.href);
});

function shut(address) {
  const at = document.getElementById("at");
  show(address.split("#")[0], { keep: at ? Math.max(0, places().indexOf(at)) : 0 });
}

addEventListener("popstate", () => show(location.href, { push: false }));
rove(document.querySelector("a#at") ?? places()[0]);
panel.setAttribute("aria-live", "polite");
