// A card for a link to a row, while a mouse rests on it or the keyboard is at it: what kind of row
// it is, its name, what it is in a sentence (or, where none is in the language of the page, its date
// and the like), its passage, taken from the page of the row. Escape puts it away; a mouse can go
// onto it; a finger never brings it. Whoever has no script follows the link.
"use strict";

(() => {
  const ROW = /\/(id\/[^/.]+|sandhi\/[^/.]+\/[^/.]+)(\.html|\/index\.html|\/)?$/;
  const LEAD = ".main > .lead";
  const PARTS = [".row-head .kind", ".row-head h1", LEAD, ".glance", ".passage blockquote", ".passage .translation"];
  const [REST, LEAVE] = [350, 200]; // milliseconds
  const card = document.createElement("div");
  card.id = "card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  const pages = new Map();
  let link = null;
  let timer = 0;

  const address = (of) => new URL(of.getAttribute("href"), document.baseURI);

  function rowLink(target) {
    const of = target.closest?.("main a[href]:not([aria-hidden], [data-tip] a)");
    if (!of || of.hasAttribute("download")) return null;
    const { origin, pathname } = address(of);
    return origin === location.origin && ROW.test(pathname) && pathname !== location.pathname ? of : null;
  }

  async function parts(href) {
    const answer = await fetch(href, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.statusText);
    if (answer.url.split("#")[0] === location.href.split("#")[0]) return [];
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const lead = page.querySelector(LEAD);
    const inWords = lead && (lead.querySelector("[lang]") ?? lead.closest("[lang]")).lang === page.documentElement.lang;
    const shown = PARTS.filter((one) => one !== (inWords ? ".glance" : LEAD));
    return shown.map((one) => page.querySelector(one)).filter(Boolean).map((from) => {
      const line = document.createElement("p");
      line.className = from.className || from.localName;
      const facts = [...from.querySelectorAll(".fact")];
      line.textContent = (facts.length ? facts : [from])
        .map((one) => one.textContent.replace(/\s+/g, " ").trim())
        .join(" · ");
      line.lang = (from.querySelector("[lang]") ?? from.closest("[lang]")).lang;
      return line;
    });
  }

  async function show(of) {
    const { href } = address(of);
    if (!pages.has(href)) pages.set(href, parts(href));
    const lines = await pages.get(href).catch(() => []);
    if (!lines.length) pages.delete(href); // the next time it may answer
    if (of !== link || !lines.length) return;
    card.replaceChildren(...lines.map((line) => line.cloneNode(true)));
    document.body.append(card);
    card.hidden = false;
    of.setAttribute("aria-describedby", card.id);
    const at = of.getClientRects()[0] ?? of.getBoundingClientRect();
    const { offsetWidth: wide, offsetHeight: high } = card;
    const below = at.bottom + high + 8 < innerHeight || at.top < high + 8;
    card.style.left = `${Math.max(8, Math.min(at.left, innerWidth - wide - 8))}px`;
    card.style.top = `${below ? at.bottom + 4 : at.top - high - 4}px`;
  }

  function away() {
    clearTimeout(timer);
    link?.removeAttribute("aria-describedby");
    link = null;
    card.hidden = true;
  }

  function at(target, wait) {
    const of = rowLink(target);
    if (of === link && of) return clearTimeout(timer);
    if (!of) return;
    away();
    link = of;
    timer = setTimeout(() => show(of), wait);
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    if (card.contains(event.target)) clearTimeout(timer);
    else if (rowLink(event.target)) at(event.target, REST);
    else if (link) {
      clearTimeout(timer);
      timer = setTimeout(away, LEAVE);
    }
  });
  document.addEventListener("focusin", (event) => {
    if (!rowLink(event.target)) away();
    else if (event.target.matches(":focus-visible")) at(event.target, REST);
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && away());
  document.addEventListener("click", away);
  // The page may still be coming to rest below the mouse: that puts away what is shown, no more.
  document.addEventListener("scroll", () => card.hidden || away(), { passive: true });
})();
