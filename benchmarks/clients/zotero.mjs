// What Zotero makes of a page: its own translators "Embedded Metadata" and "RDF", run on it.
//
//     node zotero.mjs FOLDER PAGE ADDRESS
//
// FOLDER has the translators as they are published, PAGE is a saved page of that ADDRESS. Of what Zotero itself gives them, here is as
// much as these two ask for: a document with XPath, a store of statements, and a few utilities.
// It prints the item that would be saved, as JSON.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { JSDOM } from "jsdom";

const [folder, page, address] = process.argv.slice(2);
const { document, XPathResult } = new JSDOM(readFileSync(page, "utf-8"), { url: address }).window;
const saved = [];

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
  cleanDOI: (text) => text.match(/10\.\d{4,}\/\S+/)?.[0],
  cleanISBN: (text) => text, cleanISSN: (text) => text,
  strToISO: (text) => text, formatDate: (date) => `${date.year}`,
  resolveURL: (url) => new URL(url, address).href,
  getCreatorsForType: () => ["author"],
  itemTypeExists: (type) => ["dataset", "document", "newspaperArticle", "webpage", "journalArticle"].includes(type),
  fieldIsValidForType: () => true,
};

class Item {
  constructor(itemType) {
    Object.assign(this, { itemType, creators: [], tags: [], notes: [], attachments: [], seeAlso: [] });
  }
  complete() {
    this.onComplete ? this.onComplete(this) : saved.push(this);
  }
}

// A translator as a script of its own: a header in JSON, then its code.
function translator(name, onItem) {
  const code = readFileSync(join(folder, `${name}.js`), "utf-8").replace(/^\{[\s\S]*?\n\}\n/, "");
  const Zotero = {
    Utilities: utilities, RDF: statements(), debug() {}, setProgress() {}, done() {}, Collection: class {},
    Item: class extends Item {
      constructor(itemType) {
        super(itemType);
        if (onItem) Object.defineProperty(this, "onComplete", { value: onItem, writable: true });
      }
    },
    loadTranslator: () => {
      let handler;
      const rdf = () => translator("RDF", (item) => {
        item.onComplete = null;
        handler(null, item);
      });
      return { setTranslator() {}, setHandler: (_, given) => (handler = given), getTranslatorObject: (use) => use(rdf()) };
    },
  };
  const attr = (start, selector, named) => start.querySelector(selector)?.getAttribute(named) ?? "";
  const text = (start, selector) => start.querySelector(selector)?.textContent ?? "";
  const context = vm.createContext({ Zotero, Z: Zotero, ZU: utilities, attr, text, exports: {}, console });
  vm.runInContext(code, context);
  return context;
}

translator("Embedded Metadata").doWeb(document, address);
await new Promise((resolve) => setTimeout(resolve, 200));
const [item] = saved;
delete item.attachments;
console.log(JSON.stringify(item));
