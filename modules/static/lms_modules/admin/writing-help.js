// Reads the help with writing again after the editor saved the draft by itself.

const box = document.querySelector("[data-lms-help]");

async function readAgain() {
  const answer = await fetch(box.dataset.lmsHelp, { headers: { "X-Requested-With": "fetch" } });
  if (answer.ok) box.innerHTML = await answer.text();
}

if (box) document.addEventListener("w-autosave:success", readAgain);

// A link to a block or field leads there, also when it stands on a tab that is not shown.
function show(goal) {
  goal.scrollIntoView({ block: "center" });
  const near = goal.closest(".w-panel, .w-panel__wrapper") || goal.parentElement;
  const field = near.querySelector("[contenteditable=true], input:not([type=hidden]), textarea, select")
    || near.querySelector(".w-panel__content button");
  field?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(".lms-gate a[href^='#'], .lms-help a[href^='#']");
  const goal = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!goal) return;
  event.preventDefault();
  const tab = goal.closest("[role=tabpanel]");
  if (!tab?.hidden) return show(goal);
  document.getElementById(tab.getAttribute("aria-labelledby"))?.click();
  // The tab opens, and takes the focus, after this event.
  setTimeout(() => show(goal), 150);
});
