/* One file in a field: what it shows while it is on its way, and the buttons to pause, go on, stop and take away. */

import { Refused, send, stop } from "./transfer.js";

const STEP = 25; // percent between two announcements for who cannot see the bar

export class Row {
  constructor(field, file) {
    this.field = field;
    this.file = file;
    this.element = field.root.querySelector("[data-upload-row]").content.cloneNode(true).firstElementChild;
    this.part("name").textContent = file.name;
    this.part("size").textContent = field.size(file.size);
    for (const text of this.element.querySelectorAll("[data-of]")) text.textContent = ` ${file.name}`;
    this.part("pause").addEventListener("click", () => this.pause());
    this.part("continue").addEventListener("click", () => this.resume?.());
    this.part("stop").addEventListener("click", () => this.stop());
    this.state("queued");
  }

  part(name) {
    return this.element.querySelector(`[data-${name}]`);
  }

  state(name) {
    if (this.now === name) return;
    this.now = name;
    for (const each of this.element.querySelectorAll("[data-state]")) each.hidden = each.dataset.state !== name;
    const moving = ["busy", "waiting"].includes(name);
    const focused = this.element.contains(document.activeElement);
    this.part("pause").hidden = !moving;
    this.part("continue").hidden = name !== "paused";
    this.part("stop").hidden = ["done", "refused", "checking"].includes(name);
    this.part("progress").hidden = ["done", "refused"].includes(name);
    // Whoever pressed a button that went away keeps a place to go on from.
    if (focused && name === "paused") this.part("continue").focus();
    if (focused && name === "busy") this.part("pause").focus();
  }

  async run() {
    if (this.stopped) return;
    this.announced = 0;
    this.field.say("start", { name: this.file.name });
    while (!this.stopped) {
      this.abort = new AbortController();
      try {
        this.complete(await send(this.file, this.field, this, this.abort.signal));
        return;
      } catch (error) {
        if (error instanceof Refused) {
          this.refuse(error.message || this.field.text("failed"));
          return;
        }
        if (!this.abort.signal.aborted) throw error;
        if (!this.stopped) await new Promise((resolve) => (this.resume = resolve));
      }
    }
  }

  going() {
    this.state("busy");
  }

  waiting() {
    this.state("waiting");
    this.field.say("waiting", { name: this.file.name });
  }

  progress(offset) {
    const percent = Math.floor((100 * offset) / this.file.size);
    this.part("progress").value = percent;
    this.part("size").textContent = this.field.of(offset, this.file.size);
    if (offset === this.file.size) this.state("checking");
    if (percent < this.announced + STEP || percent === 100) return;
    this.announced = percent;
    this.field.say("progress", { name: this.file.name, percent });
  }

  pause() {
    this.abort?.abort();
    this.state("paused");
    this.field.say("paused", { name: this.file.name });
  }

  stop() {
    this.stopped = true;
    this.abort?.abort();
    this.resume?.();
    stop(this.file, this.field);
    this.leave();
  }

  refuse(message) {
    this.state("refused");
    this.part("remove").hidden = false;
    this.part("remove").type = "button";
    this.part("remove").addEventListener("click", () => this.leave());
    this.part("message").hidden = false;
    this.part("message").textContent = message;
    this.field.status.textContent = `${this.file.name}. ${message}`;
  }

  complete(about) {
    this.state("done");
    this.part("way").hidden = true;
    this.part("there").hidden = false;
    this.element.dataset.file = about.uuid;
    const link = document.createElement("a");
    link.href = about.url;
    link.append(...this.part("name").childNodes);
    this.part("name").append(link);
    this.part("size").textContent = this.field.size(about.size);
    this.keep(about.uuid);
    this.field.say("done", { name: this.file.name });
    this.field.root.dispatchEvent(new CustomEvent("lms-upload-complete", { bubbles: true, detail: about }));
  }

  /** A field with a name keeps the keys in its form; else a button of the page takes the file away again. */
  keep(uuid) {
    const remove = this.part("remove");
    remove.hidden = false;
    remove.value = `weg:${uuid}`;
    if (!this.field.name) return;
    const kept = document.createElement("input");
    Object.assign(kept, { type: "hidden", name: this.field.name, value: uuid });
    this.element.append(kept);
    remove.type = "button";
    remove.addEventListener("click", () => this.leave());
  }

  leave() {
    this.element.remove();
    this.field.full();
    this.field.say("removed", { name: this.file.name });
    this.field.root.dispatchEvent(new CustomEvent("lms-upload-removed", { bubbles: true }));
    this.field.input.focus();
  }
}
