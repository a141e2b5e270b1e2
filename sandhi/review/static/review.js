// Keys for what the buttons do; the page works without them.
"use strict";

const typing = (element) => element.matches("input:not([type=hidden]), select, textarea");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    document.activeElement.blur();
    return;
  }
  if (typing(event.target)) return;
  if (event.key === "e") {
    const first = document.querySelector("#accept .entry input, #accept .entry select");
    if (first) {
      event.preventDefault();
      first.focus();
    }
    return;
  }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]:not([disabled])`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("button")) target.click();
  else target.focus();
});

// One decision for each candidate, however often a key is pressed.
for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    if (document.body.dataset.sent) event.preventDefault();
    document.body.dataset.sent = "yes";
  });
}
