// Reads the help with writing again after the editor saved the draft by itself.

const box = document.querySelector("[data-lms-help]");

async function readAgain() {
  const answer = await fetch(box.dataset.lmsHelp, { headers: { "X-Requested-With": "fetch" } });
  if (answer.ok) box.innerHTML = await answer.text();
}

if (box) document.addEventListener("w-autosave:success", readAgain);

// A link to a block or field leads there, also when it stands on a tab that is not shown.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".lms-gate a[href^='#'], .lms-help a[href^='#']");
  if (!link) return;
  const goal = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!goal) return;
  event.preventDefault();
  const tab = goal.closest("[role=tabpanel]");
  if (tab && tab.hidden) document.getElementById(tab.getAttribute("aria-labelledby"))?.click();
  goal.scrollIntoView({ block: "center" });
  const near = goal.closest(".w-panel, .w-panel__wrapper") || goal.parentElement;
  const field = near.querySelector(
    ".w-panel__content input:not([type=hidden]), .w-panel__content textarea, .w-panel__content [contenteditable=true]," +
    " .w-panel__content button, .w-field input:not([type=hidden]), .w-field textarea, .w-field [contenteditable=true]"
  );
  field?.focus({ preventScroll: true });
});
