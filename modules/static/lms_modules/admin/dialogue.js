// The editor of a conversation: the map follows the form, and replies choose where they lead from a list of names.

const QUIET = 700; // milliseconds without typing before the map is drawn anew
const { Controller } = window.StimulusModule;

// The last choices that the server found in the form: {places: [[id, name], ...], criteria: [[id, name], ...]}.
let choices = { places: [], criteria: [] };

class DialogueMap extends Controller {
  static targets = ["map", "status"];

  static values = { url: String };

  connect() {
    this.form = this.element.closest("form");
    this.later = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.draw(), QUIET);
    };
    this.form.addEventListener("input", this.later);
    this.form.addEventListener("change", this.later);
    // Adding, moving and deleting a block changes hidden fields without an event.
    this.form.addEventListener("click", this.later);
    this.element.addEventListener("click", (event) => DialogueMap.open(event));
    this.share();
  }

  disconnect() {
    clearTimeout(this.timer);
    ["input", "change", "click"].forEach((name) => this.form.removeEventListener(name, this.later));
  }

  async draw() {
    const data = new FormData(this.form);
    const now = [...data].map(([name, value]) => `${name}=${value}`).join("\n");
    if (now === this.drawn) return;
    this.drawn = now;
    try {
      const response = await fetch(this.urlValue, { method: "POST", body: data });
      if (!response.ok) throw new Error(response.statusText);
      const html = await response.text();
      const open = [...this.mapTarget.querySelectorAll("details")].map((each) => each.open);
      this.mapTarget.innerHTML = html;
      this.mapTarget.querySelectorAll("details").forEach((each, index) => { each.open = open[index] || false; });
      this.statusTarget.textContent = "";
      this.share();
    } catch {
      this.drawn = "";
      this.statusTarget.textContent = this.statusTarget.dataset.problem;
    }
  }

  share() {
    const found = this.mapTarget.querySelector("[data-choices]");
    if (!found) return;
    choices = JSON.parse(found.dataset.choices);
    document.dispatchEvent(new CustomEvent("lms-dialogue:choices"));
  }

  // A box of the drawing leads to its block; a block that is folded opens first.
  static open(event) {
    const link = event.target.closest("a[href^='#block-']");
    if (!link) return;
    const section = document.getElementById(link.getAttribute("href").slice(1));
    if (!section) return;
    event.preventDefault();
    const toggle = section.querySelector("[data-panel-toggle]");
    if (toggle && toggle.getAttribute("aria-expanded") === "false") toggle.click();
    section.scrollIntoView({ block: "start" });
    const first = section.querySelector("input:not([type=hidden]), textarea");
    if (first) first.focus({ preventScroll: true });
  }
}

// Puts a list of names over the text field that holds an id (or a name that came from a file).
class DialogueChoice extends Controller {
  static values = { from: String };

  connect() {
    this.input = this.element.querySelector("input");
    if (!this.input) return;
    this.select = this.element.querySelector("select") || document.createElement("select");
    this.select.id = `${this.input.id}-choice`;
    this.input.insertAdjacentElement("afterend", this.select);
    this.input.hidden = true;
    const label = this.element.closest("[data-field]")?.querySelector("label")
      || document.querySelector(`label[for="${this.input.id}"]`);
    if (label) label.htmlFor = this.select.id;
    const described = this.input.getAttribute("aria-describedby");
    if (described) this.select.setAttribute("aria-describedby", described);
    this.fill = () => this.show();
    this.select.addEventListener("change", () => {
      this.input.value = this.select.value;
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    document.addEventListener("lms-dialogue:choices", this.fill);
    this.show();
  }

  disconnect() {
    document.removeEventListener("lms-dialogue:choices", this.fill);
  }

  show() {
    const all = choices[this.fromValue] || [];
    const value = this.input.value.trim();
    const same = (name) => name.trim().toLowerCase() === value.toLowerCase();
    const chosen = all.find(([id]) => id === value) || all.find(([, name]) => value && same(name));
    const options = [new Option("–", "", false, !value)];
    all.forEach((each) => options.push(new Option(each[1], each[0], false, each === chosen)));
    if (value && !chosen) options.push(new Option(`${value} (?)`, value, false, true));
    this.select.replaceChildren(...options);
  }
}

window.wagtail.app.register("lms-dialogue", DialogueMap);
window.wagtail.app.register("lms-dialogue-choice", DialogueChoice);
