/*
 * Fields for files (components/upload.html): shows how far each file is, refuses what the server would refuse before
 * a byte is sent, and sends one file after another. Without this file the form sends them itself.
 *
 * Tells the page with the events `lms-upload-complete` (detail: the server's words) and `lms-upload-removed`.
 */

import { unfinished } from "./transfer.js";
import { Row } from "./upload_row.js";

class Field {
  constructor(root) {
    this.root = root;
    this.form = root.closest("form");
    this.input = root.querySelector("[data-upload]");
    this.list = root.querySelector("[data-upload-list]");
    this.status = root.querySelector("[data-upload-status]");
    this.queue = [];
    this.rows = new Set(); // files that came in on this page and are not in the list of the server
    const { url, purpose, target, maxBytes, maxFiles, extensions, name } = root.dataset;
    Object.assign(this, { url, purpose, target, name, maxBytes: Number(maxBytes), maxFiles: Number(maxFiles) });
    this.extensions = extensions.split(" ");
    this.texts = {};
    for (const text of root.querySelector("[data-upload-texts]").content.children) {
      this.texts[text.dataset.key] = text.textContent;
    }
    this.number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
    this.enhance();
  }

  token() {
    return this.form.elements.csrfmiddlewaretoken.value;
  }

  enhance() {
    this.input.removeAttribute("name"); // else the form would send the files once more
    this.root.querySelector("[data-upload-plain]")?.remove();
    this.root.querySelector("[data-upload-script]").hidden = false;
    this.input.addEventListener("change", () => {
      const chosen = [...this.input.files];
      this.input.value = "";
      chosen.forEach((file) => this.add(file));
    });
    this.form.addEventListener("submit", (event) => {
      if (!this.busy() || event.submitter?.hasAttribute("data-while-uploading")) return;
      event.preventDefault();
      this.say("busy");
      this.status.scrollIntoView({ block: "center" });
    });
    for (const about of unfinished(this.purpose, this.target)) this.showUnfinished(about);
  }

  busy() {
    return this.queue.length > 0;
  }

  count() {
    return this.list.querySelectorAll("[data-file]").length + this.queue.length;
  }

  add(file) {
    this.list.querySelector(`[data-before="${CSS.escape(`${file.name}|${file.size}`)}"]`)?.remove();
    const reason = this.reason(file);
    const row = new Row(this, file);
    this.list.append(row.element);
    if (reason) {
      row.refuse(reason);
      return;
    }
    this.queue.push(row);
    this.full();
    if (this.queue.length === 1) this.work();
  }

  /** Why this file cannot be sent; nothing when it can. */
  reason(file) {
    const extension = file.name.includes(".") ? file.name.split(".").pop().toLowerCase() : "";
    if (!this.extensions.includes(extension)) return this.text("extension", { kinds: this.extensions.join(", ") });
    if (file.size === 0) return this.text("empty");
    if (file.size > this.maxBytes) return this.text("size", { size: this.size(file.size), max: this.size(this.maxBytes) });
    return this.count() >= this.maxFiles ? this.text("count") : "";
  }

  async work() {
    while (this.queue.length) {
      await this.queue[0].run();
      this.queue.shift();
      this.full();
    }
  }

  full() {
    const isFull = this.count() >= this.maxFiles;
    this.root.querySelector("[data-upload-full]").hidden = !isFull;
    this.root.querySelector("[data-upload-choose]").hidden = isFull;
  }

  showUnfinished(about) {
    const row = this.root.querySelector("[data-upload-before]").content.cloneNode(true).firstElementChild;
    row.dataset.before = `${about.name}|${about.size}`;
    row.querySelector("[data-name]").textContent = about.name;
    row.querySelector("[data-size]").textContent = this.of(about.offset, about.size);
    this.list.append(row);
  }

  say(key, values) {
    this.status.textContent = this.text(key, values);
  }

  text(key, values = {}) {
    return this.texts[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  size(bytes) {
    const [unit, name] = bytes >= 1024 ** 2 ? [1024 ** 2, "MB"] : [1024, "kB"];
    return `${this.number.format(Math.max(bytes / unit, bytes ? 0.1 : 0))}\u00a0${name}`;
  }

  of(done, size) {
    return this.text("of", { done: this.size(done), size: this.size(size) });
  }
}

for (const root of document.querySelectorAll("[data-upload-field]")) new Field(root);
