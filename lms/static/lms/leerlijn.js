/*
 * Small comforts. Every page works without this file.
 *
 * 1. A form that is on its way is not sent a second time by a double click.
 * 2. A link to a confirmation page opens the dialog that stands on this page, when there is one.
 */

const RESTORE_AFTER_MS = 15000; // the answer was a download, or the reader stopped the page

function setBusy(form, button) {
  form.dataset.busy = "true";
  if (button) {
    // Not `disabled`: the button's own name and value belong to what is sent, and focus must stay.
    button.classList.add("is-busy");
    button.setAttribute("aria-disabled", "true");
  }
  setTimeout(() => restore(form), RESTORE_AFTER_MS);
}

function restore(form) {
  if (!form.dataset.busy) return;
  delete form.dataset.busy;
  for (const button of form.elements) {
    if (!button.classList.contains("is-busy")) continue;
    button.classList.remove("is-busy");
    button.removeAttribute("aria-disabled");
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  const method = button?.getAttribute("formmethod") ?? form.getAttribute("method") ?? "get";
  if (event.defaultPrevented || method.toLowerCase() !== "post" || form.target) return;
  if (form.dataset.busy) {
    event.preventDefault();
    return;
  }
  setBusy(form, button);
});

// Back and forward show the page as it was left, busy button included.
addEventListener("pageshow", () => document.querySelectorAll("form[data-busy]").forEach(restore));

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-dialog]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const dialog = document.getElementById(link.dataset.dialog);
  if (!dialog?.showModal) return;
  event.preventDefault();
  dialog.showModal();
});
