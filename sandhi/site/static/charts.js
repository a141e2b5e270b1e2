// Charts narrowed at once: what a link or a form of the frame asks for takes its place without a new
// page. On the overview, a drag over months chooses all of them. Without this, each loads a page.
// On a phone, the parts of a long chart, and the disagreements of a question, are folded but for the
// first until one is asked for.
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

const parts = () => [...document.querySelectorAll("details:is(.figure, .dispute)")];
let folded = [];

function fold() {
  if (parts().length < 3 || !matchMedia("(max-width: 44rem)").matches) return;
  const first = parts().filter((part) => "first" in part.dataset);
  const stay = first.length ? first : parts().slice(0, 1);
  folded = parts().filter((part) => part.open && !stay.includes(part));
  folded.forEach((part) => (part.open = false));
  unfold();
}

function unfold() {
  const part = parts().find((one) => location.hash && one.matches(`${location.hash}, :has(> summary > ${location.hash})`));
  for (let one = part; one; one = one.parentElement.closest("details")) one.open = true;
  part?.scrollIntoView();
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

// What a mark stands for, beside the pointer or the focus: the title of a mark comes late, and not to all.
const tip = document.createElement("p");
tip.className = "tip";
tip.hidden = true;
tip.setAttribute("aria-hidden", "true"); // links say it themselves

function tell(target, x, y) {
  let link = target.closest?.(".drawing a");
  if (link?.matches('a[href*="/id/"]:not([data-tip] a)')) link = null; // a card tells of it (cards.js)
  const title = link?.querySelector("title");
  if (link?.title || title) {
    link.dataset.title = link.title || title.textContent;
    link.removeAttribute("title"); // or there would be two
    title?.remove();
  }
  tip.textContent = link?.dataset.title || link?.getAttribute("aria-label") || "";
  tip.hidden = !tip.textContent;
  if (tip.hidden) return;
  document.body.append(tip);
  tip.style.left = `${Math.max(8, Math.min(x + 12, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${y + 16 + tip.offsetHeight > innerHeight ? y - tip.offsetHeight - 8 : y + 16}px`;
}
document.addEventListener("pointermove", (event) => tell(event.target, event.clientX, event.clientY));
document.addEventListener("focusin", (event) => {
  const place = event.target.getBoundingClientRect();
  tell(event.target, place.left, place.bottom - 8);
});
addEventListener("scroll", () => (tip.hidden = true), { passive: true });
document.addEventListener("keydown", (event) => event.key === "Escape" && (tip.hidden = true));

fold();
window.addEventListener("hashchange", unfold);
window.addEventListener("beforeprint", () => folded.forEach((part) => (part.open = true)));
window.addEventListener("popstate", () => frame() && show(location.href, false));
