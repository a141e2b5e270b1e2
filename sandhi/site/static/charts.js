// Charts narrowed at once: what a link or a form of the frame asks for takes its place without a new
// page. On the overview, a drag over months chooses all of them. Without this, each loads a page.
// On a phone, the parts of a long chart but the first are folded until one is asked for.
"use strict";

const frame = () => document.querySelector("[data-chart]");

async function show(address, kept = true) {
  frame().setAttribute("aria-busy", "true");
  const answer = await fetch(address);
  if (!answer.ok) return location.assign(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const focused = document.activeElement?.id;
  frame().replaceWith(page.querySelector("[data-chart]"));
  fold();
  if (focused) document.getElementById(focused)?.focus();
  if (kept) history.pushState(null, "", address);
}

function asked(form) {
  const chosen = [...new FormData(form)].filter(([, value]) => value);
  return `${form.action}${chosen.length ? "?" : ""}${new URLSearchParams(chosen)}`;
}

const parts = () => [...document.querySelectorAll("details.figure")];

function fold() {
  if (parts().length < 3 || !matchMedia("(max-width: 44rem)").matches) return;
  parts().forEach((part, place) => (part.open = !place));
  unfold();
}

function unfold() {
  const part = parts().find((one) => `#${one.querySelector("h2").id}` === location.hash);
  if (part) part.open = true;
}

const month = (target) => target.closest?.(".overview a[href*='from=']")?.getAttribute("href");

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-narrowing]");
  if (form) show(asked(form));
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-narrowing]")) return;
  event.preventDefault();
  show(asked(event.target));
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-chart] a");
  const address = link && new URL(link.getAttribute("href"), location);
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  if (!plain || !address || address.pathname !== location.pathname || address.hash || link.download) return;
  event.preventDefault();
  show(address.href);
});

let first = null;
document.addEventListener("pointerdown", (event) => {
  first = month(event.target);
  if (first) event.preventDefault();
});
document.addEventListener("pointerup", (event) => {
  const last = first && month(event.target);
  if (last && last !== first) {
    const ends = [first, last].map((path) => new URL(path, location).searchParams.get("from")).sort();
    const address = new URL(location);
    address.searchParams.set("from", ends[0]);
    address.searchParams.set("to", ends[1]);
    show(address.href);
  }
  first = null;
});
fold();
window.addEventListener("hashchange", unfold);
window.addEventListener("beforeprint", () => parts().forEach((part) => (part.open = true)));
window.addEventListener("popstate", () => frame() && show(location.href, false));
