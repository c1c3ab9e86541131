/*
 * Comforts for questions. Every question can be answered without this file.
 *
 * 1. Order: buttons up and down beside each part; the places in the form follow.
 * 2. Time: how many minutes are left, said once in a while and not every second.
 */

const MINUTE = 60_000;
const SAY_AT = [30, 15, 10, 5, 2, 1]; // minutes; a screen reader hears these and no others

document.querySelectorAll("[data-order]").forEach(makeMovable);
document.querySelectorAll("[data-deadline]").forEach(countDown);

function makeMovable(list) {
  const said = list.parentElement.querySelector("[data-order-said]");
  const parts = () => [...list.children];
  const selectOf = (part) => part.querySelector("select");
  const textOf = (part) => part.querySelector("label").textContent.trim();

  const number = () => parts().forEach((part, place) => (selectOf(part).value = String(place + 1)));

  function moveTo(part, place) {
    const others = parts().filter((each) => each !== part);
    const target = Math.max(0, Math.min(others.length, place));
    list.insertBefore(part, others[target] ?? null);
    number();
    parts().forEach((each) => each.classList.toggle("is-moved", each === part));
    said.textContent = list.dataset.moved.replace("@", target + 1).replace("#", `‘${textOf(part)}’`);
  }

  function button(part, word, step) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "ll-button ll-button--quiet ll-button--small";
    made.textContent = word;
    made.setAttribute("aria-label", `${word}: ${textOf(part)}`);
    made.addEventListener("click", () => {
      moveTo(part, parts().indexOf(part) + step);
      made.focus();
    });
    return made;
  }

  for (const part of parts()) {
    const moves = document.createElement("div");
    moves.className = "ll-place__moves";
    moves.append(button(part, list.dataset.up, -1), button(part, list.dataset.down, 1));
    part.append(moves);
    selectOf(part).addEventListener("change", (event) => {
      if (event.target.value) moveTo(part, Number(event.target.value) - 1);
      event.target.focus();
    });
  }
  // What was chosen before an error stands in that order again; a fresh question in the order that is shown.
  const chosen = (part) => Number(selectOf(part).value) || Infinity;
  parts()
    .sort((one, other) => chosen(one) - chosen(other))
    .forEach((part) => list.append(part));
  number();
}

function countDown(place) {
  const deadline = new Date(place.dataset.deadline).getTime();
  const { text, last, over } = place.dataset;
  let before = Infinity;
  const look = () => {
    const minutes = Math.ceil((deadline - Date.now()) / MINUTE);
    const at = SAY_AT.find((each) => minutes === each);
    if (minutes <= 0) say(over);
    else if (minutes === 1) say(last);
    else if (at && at < before) say(text.replace("#", minutes));
    before = Math.min(before, minutes);
    if (minutes > 0) setTimeout(look, MINUTE / 4);
  };
  const say = (words) => {
    place.hidden = false;
    if (place.textContent !== words) place.textContent = words;
  };
  look();
}
