/*
 * Keeps a text on the server while somebody types: a few seconds after the last letter, and when the page is left.
 * Works on a form with data-draft; without this file the button 'Bewaar' does it.
 */

const QUIET = 2500; // ms after the last letter
const AGAIN = 10_000; // ms until the next try when it failed

for (const form of document.querySelectorAll("form[data-draft]")) keep(form);

function keep(form) {
  const text = form.elements.tekst;
  const status = form.querySelector("[data-draft-status]");
  let kept = text.value;
  let timer = null;

  const body = () =>
    new URLSearchParams({
      csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
      actie: "bewaren",
      script: "1",
      tekst: text.value,
    });

  async function save() {
    const now = text.value;
    if (now === kept) return;
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: body(), redirect: "error" });
      if (!answer.ok || !(await answer.json()).saved) throw new Error("not kept");
      kept = now;
      const time = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit" }).format(new Date());
      status.textContent = status.dataset.saved.replace("{time}", time.replace(":", "."));
    } catch {
      status.textContent = status.dataset.failed;
      plan(AGAIN);
    }
  }

  function plan(wait) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  text.addEventListener("input", () => plan(QUIET));
  form.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) {
      clearTimeout(timer);
      kept = text.value;
    }
  });
  addEventListener("pagehide", () => {
    if (text.value !== kept) fetch(form.getAttribute("action"), { method: "POST", body: body(), keepalive: true }).catch(() => {});
  });
}
