// What a query asks for is a folder of its own among files: who follows an address with a query is
// led there, if it was written. Its name is made as sandhi.static_site.addresses makes it.
"use strict";

const escaped = (text) =>
  text.replace(
    /[\x00-\x20<>:"\\|?*%@\x7f/~&=.]/g,
    (letter) => `~${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );

const spelt = (text) =>
  text.replace(/[^a-z0-9_-]/gu, (letter) =>
    [...new TextEncoder().encode(letter)]
      .map((byte) => `~${byte.toString(16).toUpperCase().padStart(2, "0")}`)
      .join(""),
  );

// Spelt out it is where another query has its name on some disks, and so it is looked for first.
function foldersOf(query) {
  const asked = [...new URLSearchParams(query)].filter(([, value]) => value);
  asked.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  const named = (write) => asked.map(([name, value]) => `${write(name)}=${write(value)}`).join("&");
  return asked.length ? [`@@${named(spelt)}`, `@${named(escaped)}`] : [];
}

async function leadOn() {
  if (document.querySelector("main[data-index]")) return; // the search asks itself
  for (const folder of foldersOf(location.search)) {
    // A path can begin as an address of another host does, so it is set and never read as one.
    const there = new URL(location.href);
    there.pathname = location.pathname.replace(/\/?$/, `/${encodeURIComponent(folder)}/`);
    there.search = "";
    const answer = await fetch(there, { method: "HEAD" }).catch(() => null);
    if (answer?.ok) return location.replace(there);
  }
}

leadOn();
