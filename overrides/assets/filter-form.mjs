// The filter's form: what the reader has chosen in it, and what it says back. It knows no rows.
// @ts-check
import { parse } from "./facets.mjs";

/** @typedef {import("./facets.mjs").Chosen} Chosen */
/** @typedef {import("./facets.mjs").Facet} Facet */
/** A choice of one option. @typedef {[facet: string, option: string]} Pair */

/** @param {ParentNode} within @param {string} selector */
export const one = (within, selector) => /** @type {HTMLElement} */ (within.querySelector(selector));

/** Changes a text only where it differs. @param {Element} element @param {string} text */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The parts of an option's label: `Kommun, <b>4</b> <span>insatser</span>`. @param {HTMLInputElement} box */
function parts(box) {
  const [text, number, , unit] = /** @type {Node[]} */ ([.../** @type {Element} */ (box.nextElementSibling).childNodes]);
  return { box, name: text.textContent?.replace(/, $/, "") ?? "", number: /** @type {Element} */ (number), unit: /** @type {Element} */ (unit) };
}

/** An item with a button. @param {string} text @param {() => void} press @param {string} [before] what is only heard, before the text of a chip */
function item(text, press, before) {
  const made = document.createElement("li");
  const button = made.appendChild(document.createElement("button"));
  button.type = "button";
  button.className = before ? "chip" : "button";
  button.textContent = text;
  if (before) button.prepend(Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: before }));
  button.addEventListener("click", press);
  return made;
}

export class Form {
  /** @param {HTMLFormElement} form @param {number} size how many rows there are */
  constructor(form, size) {
    this.element = form;
    this.size = size;
    this.words = /** @type {Record<string, string>} */ (form.dataset);
    this.role = /** @type {HTMLSelectElement} */ (one(form, "[name=roll]"));
    this.query = /** @type {HTMLInputElement} */ (one(form, "[name=q]"));
    this.mine = /** @type {HTMLInputElement} */ (one(form, "[name=bara]"));
    this.chips = one(form, ".chips");
    this.empty = one(document, "#filter-empty");
    this.details = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("details")]);
    const boxes = this.details.flatMap((details) => [...details.querySelectorAll("input")]);
    this.boxes = new Map(boxes.map((box) => [`${box.name} ${box.value}`, parts(box)]));
    this.boxed = [...new Set(boxes.map((box) => box.name))];
    /** What the address may hold, in its order. @type {Facet[]} */
    this.facets = [
      { name: "roll", one: true, options: new Set([...this.role.options].map((option) => option.value).filter(Boolean)) },
      { name: "bara", options: new Set([this.mine.value]) },
      ...this.boxed.map((name) => ({ name, options: new Set(boxes.filter((box) => box.name === name).map((box) => box.value)) })),
      { name: "q", one: true },
    ];
  }

  /** `12 insatser` @param {number} number */
  noun(number) {
    return `${number} ${number === 1 ? this.words.one : this.words.many}`;
  }

  /** @param {string} pattern @param {string | number} n @param {string} [name] */
  fill(pattern, n, name = "") {
    /** @type {Record<string, string>} */
    const values = { n: String(n), name, all: String(this.size), get date() { return new Date().toLocaleDateString("sv-SE"); } };
    return pattern.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  /** An option as the reader sees it. @param {string} facet @param {string} option */
  label(facet, option) {
    if (facet === "q") return `”${option}”`;
    if (facet === "roll") return [...this.role.options].find((it) => it.value === option)?.text ?? option;
    if (facet === "bara") return this.mine.parentElement?.textContent?.trim() ?? option;
    return this.boxes.get(`${facet} ${option}`)?.name ?? option;
  }

  /** The form as a choice. @returns {Chosen} */
  read() {
    const pairs = [...new FormData(this.element)].map(([name, value]) => [name, String(value)]);
    return parse(String(new URLSearchParams(pairs)), this.facets).chosen;
  }

  /** Shows a choice. What is being typed is left alone. @param {Chosen} chosen @param {boolean} near whether rows are known to concern the role */
  check(chosen, near) {
    this.role.value = [...(chosen.get("roll") ?? [""])][0];
    this.mine.checked = chosen.has("bara");
    one(this.element, ".filter-mine").hidden = !near;
    for (const { box } of this.boxes.values()) box.checked = chosen.get(box.name)?.has(box.value) ?? false;
    for (const details of this.details) {
      const number = details.querySelectorAll(":checked").length;
      say(one(details, ".chosen"), number ? this.fill(number === 1 ? this.words.chosenOne : this.words.chosen, number) : "");
    }
  }

  /** Says how many rows each option of a facet would show. @param {string} facet @param {Map<string, number>} counts */
  count(facet, counts) {
    for (const [option, number] of counts) {
      const parts = this.boxes.get(`${facet} ${option}`);
      if (!parts) continue;
      say(parts.number, String(number));
      say(parts.unit, number === 1 ? this.words.one : this.words.many);
    }
  }

  /** The chosen options, each with a button that removes it. @param {Pair[]} pairs @param {(pair: Pair, place: number) => void} remove @param {() => void} clear */
  choose(pairs, remove, clear) {
    const chips = pairs.map((pair, place) => item(this.label(...pair), () => remove(pair, place), this.words.remove));
    this.chips.hidden = !pairs.length;
    one(this.chips, "ul").replaceChildren(...chips, item(this.words.clear, clear));
  }

  /** The chip that stands there. @param {number} place */
  chip(place) {
    return /** @type {HTMLElement | undefined} */ ([...this.chips.querySelectorAll(".chip")][place]);
  }

  /** The ways out of an empty result: how many rows each removal would show. @param {[Pair, number][]} ways @param {boolean} none @param {(pair: Pair) => void} remove */
  lead(ways, none, remove) {
    this.empty.hidden = !none;
    const items = ways.map(([pair, left]) => item(this.fill(this.words.without, this.noun(left), this.label(...pair)), () => remove(pair)));
    one(this.empty, "ul").replaceChildren(...items);
  }

  /** What could not be had or understood. @param {number} unknown @param {string} failed the role whose page could not be read */
  warn(unknown, failed) {
    say(one(this.element, ".filter-unknown"), unknown ? this.fill(this.words.unknown, unknown) : "");
    const line = one(this.element, ".filter-failed");
    line.hidden = !failed;
    one(line, "a").setAttribute("href", `${this.words.roles}${failed}/`);
  }
}
