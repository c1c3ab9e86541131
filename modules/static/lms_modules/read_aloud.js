/*
 * 'Lees voor': the device reads the text of the activity with a voice of its own language. Nothing leaves the device
 * for a voice that is installed on it; a voice that needs a server is not used.
 *
 * Without a fitting voice the buttons stay hidden.
 */

const bar = document.querySelector("[data-read-aloud]");
const synth = window.speechSynthesis;
const READ = "h1, h2, h3, h4, p, li, legend, label, dt, dd, blockquote, th, td, figcaption, summary";
const SKIP = "form button, .ll-answerbar, .ll-hidden-text, [aria-hidden=true], .ll-aloud, [data-unsent-alert], [data-unsent-list], [hidden]";

let waiting = [];

function voiceFor(language) {
  const fitting = synth.getVoices().filter((voice) => voice.lang.toLowerCase().replace("_", "-").split("-")[0] === language);
  return fitting.find((voice) => voice.localService);
}

function languageOf(element) {
  return (element.closest("[lang]")?.lang || "nl").toLowerCase().split("-")[0];
}

/** The texts in reading order; of nested blocks only the innermost, so that nothing is said twice. */
function texts() {
  const root = document.querySelector(".ll-reading, .ll-question") ?? document.getElementById("main");
  return [...root.querySelectorAll(READ)]
    .filter((each) => !each.closest(SKIP) && !each.querySelector(READ) && each.checkVisibility?.() !== false)
    .map((each) => ({ text: each.innerText.trim(), language: languageOf(each) }))
    .filter(({ text }) => text);
}

function start() {
  synth.cancel();
  waiting = texts();
  next();
  show(true);
}

/** One block at a time: some browsers fall silent in the middle of a long text. */
function next() {
  const piece = waiting.shift();
  if (!piece) return show(false);
  const voice = voiceFor(piece.language);
  if (!voice) return next();
  const speech = new SpeechSynthesisUtterance(piece.text);
  speech.voice = voice;
  speech.lang = voice.lang;
  speech.rate = 0.95;
  speech.onend = next;
  return synth.speak(speech);
}

function stop() {
  waiting = [];
  synth.cancel();
  show(false);
}

function pause(button) {
  const paused = button.getAttribute("aria-pressed") !== "true";
  if (paused) synth.pause();
  else synth.resume();
  button.setAttribute("aria-pressed", String(paused));
}

function show(reading) {
  const [begin, hold, end] = ["start", "pause", "stop"].map((name) => bar.querySelector(`[data-read=${name}]`));
  const focused = bar.contains(document.activeElement);
  begin.hidden = reading;
  hold.hidden = end.hidden = !reading;
  hold.setAttribute("aria-pressed", "false");
  if (focused) (reading ? hold : begin).focus();
}

function offer() {
  bar.hidden = !voiceFor(languageOf(document.querySelector(".ll-reading, .ll-question") ?? bar));
}

if (bar && synth) {
  offer();
  synth.addEventListener?.("voiceschanged", offer);
  bar.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-read]");
    if (button?.dataset.read === "start") start();
    else if (button?.dataset.read === "pause") pause(button);
    else if (button) stop();
  });
  addEventListener("pagehide", () => synth.cancel());
}
