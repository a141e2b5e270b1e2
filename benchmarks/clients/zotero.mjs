// What Zotero makes of a page: its own translators, run on it.
//
//     node zotero.mjs FOLDER ADDRESS
//
// FOLDER has the translators as github.com/zotero/translators has them: "Embedded Metadata" with "RDF", which read what a page says of
// itself; and "Linked Metadata" (of the branch of that name, commit dd35daf3) with "RIS" and "BibTeX", which read what it links to as
// rel="alternate". ADDRESS is that of a page of a site that runs. Of what Zotero itself gives them, here is as much as these ask for: a
// document with XPath, a store of statements, and a few utilities.
// It prints the items that would be saved, as JSON: {"embedded": …, "linked": [{"format", "url", "item"}, …]}.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { JSDOM } from "jsdom";

const [folder, address] = process.argv.slice(2);
const page = await (await fetch(address)).text();
const { document, XPathResult } = new JSDOM(page, { url: address }).window;
const saved = [];

// The translators of imports by the ids by which others ask for them.
const IMPORTS = {
  "5e3ad958-ac79-463d-812b-a86a9235c28f": "RDF",
  "32d59d2d-b65a-4da4-b0a3-bdd3cfb979e7": "RIS",
  "9cb70025-a888-4a29-a210-93ec52da40d4": "BibTeX",
};

// The statements that a translator has made, each of a subject, a predicate and a value.
function statements() {
  const made = [], nodes = new Map();
  const node = (uri) => nodes.get(uri) ?? (nodes.set(uri, { uri }), nodes.get(uri));
  const some = (found) => (found.length ? found : false);
  return {
    addStatement: (subject, predicate, value, literal) =>
      made.push([node(subject), predicate, literal ? value : node(value)]),
    getResourceURI: (one) => (typeof one === "string" ? one : one.uri),
    getAllResources: () => [...new Set(made.map(([subject]) => subject))],
    getTargets: (subject, predicate) =>
      some(made.filter((one) => one[0] === (subject?.uri ? subject : node(subject)) && one[1] === predicate).map((one) => one[2])),
    getSources: (value, predicate) =>
      some(made.filter((one) => one[2] === value && one[1] === predicate).map((one) => one[0])),
    getArcsIn: (value) => some(made.filter((one) => one[2] === value).map((one) => one[1])),
    getArcsOut: (subject) => some(made.filter((one) => one[0] === subject).map((one) => one[1])),
    getContainerElements: () => [],
  };
}

const xpath = (start, path) => {
  // jsdom compares no parts of names; by them tags of Highwire Press are found, by how they end.
  const [, ending] = path.match(/x:meta\[substring\(.*?\)="([^"]+)"\]/) ?? [];
  if (ending)
    return [...document.querySelectorAll(`meta[name$="${ending}"]`)].map((meta) => meta.getAttributeNode("content"));
  const found = document.evaluate(path.replaceAll("x:", ""), start, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
  return Array.from({ length: found.snapshotLength }, (_, place) => found.snapshotItem(place));
};
const trimInternal = (text) => text.trim().replace(/\s+/g, " ");
const utilities = {
  xpath, trimInternal,
  xpathText: (start, path) => xpath(start, path).map((one) => one.textContent).join(", ") || null,
  cleanAuthor: (name, creatorType, comma) => {
    const parts = comma ? name.split(/,\s*/) : name.split(/\s+(?=\S+$)/).reverse();
    return { lastName: parts[0], firstName: parts[1] ?? "", creatorType };
  },
  capitalizeTitle: (text) => text,
  trim: (text) => text.trim(),
  cleanDOI: (text) => text.match(/10\.\d{4,}\/\S+/)?.[0],
  cleanISBN: (text) => text, cleanISSN: (text) => text,
  deepCopy: structuredClone,
  removeDiacritics: (text) => text.normalize("NFKD").replace(/\p{M}/gu, ""),
  unescapeHTML: (text) => new JSDOM(text).window.document.body.textContent,
  getVersion: () => "7.0",
  strToISO: (text) => text,
  strToDate: (text) => {
    const [year, month, day] = text.split(/[-/]/).map((part) => part && Number(part));
    return { year, month: month && month - 1, day };
  },
  formatDate: ({ year, month, day }) =>
    [year, month !== undefined && month + 1, day].filter(Boolean).map((part) => `${part}`.padStart(2, "0")).join("-"),
  resolveURL: (url) => new URL(url, address).href,
  getCreatorsForType: () => ["author"],
  itemTypeExists: (type) => ["dataset", "document", "newspaperArticle", "webpage", "journalArticle"].includes(type),
  fieldIsValidForType: () => true,
  request: async (_, url) => ({ responseText: await (await fetch(new URL(url, address))).text() }),
};

class Item {
  constructor(itemType) {
    Object.assign(this, { itemType, creators: [], tags: [], notes: [], attachments: [], seeAlso: [] });
  }
  complete() {
    this.onComplete ? this.onComplete(this) : saved.push(this);
  }
}

// A translator as a script of its own: a header in JSON, then its code. ``input`` is what it imports, if it does.
function translator(name, onItem, input = "") {
  const code = readFileSync(join(folder, `${name}.js`), "utf-8").replace(/^\{[\s\S]*?\n\}\n/, "");
  let place = 0;
  const Zotero = {
    Utilities: utilities, RDF: statements(), debug() {}, setProgress() {}, done() {}, Collection: class {},
    parentTranslator: "another", getOption() {}, getHiddenPref() {},
    Item: class extends Item {
      constructor(itemType) {
        super(itemType);
        if (onItem) Object.defineProperty(this, "onComplete", { value: onItem, writable: true });
      }
    },
    // As many characters as are asked for, or a line without its end; false where there is no more.
    read: (characters) => {
      if (place >= input.length) return false;
      const end = characters ? place + characters : (input + "\n").indexOf("\n", place);
      const part = input.slice(place, end);
      place = characters ? end : end + 1;
      return part;
    },
    loadTranslator: () => {
      let handler, asked, text;
      const rdf = () => translator("RDF", (item) => {
        item.onComplete = null;
        handler(null, item);
      });
      return {
        setTranslator: (id) => (asked = IMPORTS[id]),
        setString: (given) => (text = given),
        setHandler: (_, given) => (handler = given),
        getTranslatorObject: (use) => use(rdf()),
        translate: () => imported(asked, text),
      };
    },
  };
  const attr = (start, selector, named) => start.querySelector(selector)?.getAttribute(named) ?? "";
  const text = (start, selector) => start.querySelector(selector)?.textContent ?? "";
  const context = vm.createContext({ Zotero, Z: Zotero, ZU: utilities, attr, text, exports: {}, console, XRegExp: RegExp });
  vm.runInContext(code, context);
  return context;
}

// The items of a file in a format, as its translator makes them.
async function imported(name, text) {
  const items = [];
  const made = translator(name, (item) => {
    item.onComplete = null;
    items.push(item);
  }, text);
  await made.doImport();
  return items;
}

const plain = ({ attachments, ...item }) => item;

translator("Embedded Metadata").doWeb(document, address);
await new Promise((resolve) => setTimeout(resolve, 200));
const [embedded] = saved.splice(0);

const linking = translator("Linked Metadata");
const linked = [];
for (const { format, url } of linking.detectWeb(document, address) ? linking.getLinks(document, address) : []) {
  const { responseText } = await utilities.request("GET", url);
  const name = IMPORTS[linking.FORMAT_GUIDS[format]];
  for (const item of await imported(name, responseText)) linked.push({ format, url, item: plain(item) });
}
// As it goes about it itself: the first format that it can read.
await linking.doWeb(document, address);
console.log(JSON.stringify({ embedded: plain(embedded), linked, saved: saved.map(plain) }, null, 1));
