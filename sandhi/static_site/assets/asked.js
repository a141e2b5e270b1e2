// What a query asks for is a folder of its own among files: who follows an address with a query is
// led there, if it was written. Its name is made as sandhi.static_site.addresses makes it.
"use strict";

const escaped = (text) =>
  text.replace(
    /[\x00-\x20<>:"\\|?*%@\x7f/~&=.]/g,
    (letter) => `~${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );

function folderOf(query) {
  const asked = [...new URLSearchParams(query)].filter(([, value]) => value);
  asked.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return asked.length
    ? `@${asked.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join("&")}`
    : "";
}

async function leadOn() {
  const folder = folderOf(location.search);
  if (!folder || document.querySelector("main[data-index]")) return; // the search asks itself
  // A path can begin as an address of another host does, so it is set and never read as an address.
  const there = new URL(location.href);
  there.pathname = location.pathname.replace(/\/?$/, `/${encodeURIComponent(folder)}/`);
  there.search = "";
  const answer = await fetch(there, { method: "HEAD" }).catch(() => null);
  if (answer?.ok) location.replace(there);
}

leadOn();
