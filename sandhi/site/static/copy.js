// Copy buttons: <button data-copy="ID" hidden> copies the text of the element with that id.
// They show only where this script runs; without it the text can be selected as any other.
"use strict";

const SHOWN = 2500; // milliseconds for which a button says that it has copied

async function write(element) {
  const text = element.textContent.trim();
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Browsers offer the clipboard to pages from safe hosts only; elsewhere there is the old way.
  getSelection().selectAllChildren(element);
  if (!document.execCommand("copy")) throw new Error("not copied");
}

async function copy(button) {
  const element = document.getElementById(button.dataset.copy);
  const status = document.querySelector("[data-copied]");
  const words = button.firstChild;
  try {
    await write(element);
    words.data = "Copied";
    status.textContent = `${button.dataset.label} copied`;
  } catch {
    getSelection().selectAllChildren(element);
    words.data = "Selected: press Ctrl+C";
    status.textContent = `${button.dataset.label} selected; press Control and C to copy it`;
  }
  setTimeout(() => {
    words.data = "Copy";
    status.textContent = "";
  }, SHOWN);
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.addEventListener("click", () => copy(button));
  button.hidden = false;
}
