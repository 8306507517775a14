// The filter's form: the choice, counts and messages. It knows no rows.
// @ts-check
import { find, findAll, instance } from "../lib/find.js";
import { parse, ROLE, WIDER } from "./facet-index.js";

/** @typedef {import("./facet-index.js").Chosen} Chosen */
/** @typedef {import("./facet-index.js").Facet} Facet */
/** A choice of one option. @typedef {[facet: string, option: string]} Pair */

/** @param {ParentNode} within @param {string} selector */
export const one = (within, selector) => find(within, selector, HTMLElement);

/** Change a text only if it differs. @param {Element} element @param {string} text */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Return the label beside a checkbox. @param {HTMLInputElement} box */
const labelOf = (box) => instance(box.nextElementSibling, HTMLElement, box.name);

/** The parts of an option's label: `Kommun, <b>4</b> <span>insatser</span>`. @param {HTMLInputElement} box */
function parts(box) {
  const label = labelOf(box);
  return {
    box,
    name: label.firstChild?.textContent?.replace(/, $/, "") ?? "",
    number: one(label, "b"),
    unit: one(label, "span"),
  };
}

/** A button of a list: its words, its action, which gets the button's place, and words read only by screen readers, which make it a chip.
 * @typedef {{text: string, press: (place: number) => void, before?: string, quiet?: boolean}} Button */

/** @param {Button} button */
function item({ text, before, quiet }) {
  const made = document.createElement("li");
  const button = made.appendChild(document.createElement("button"));
  button.type = "button";
  button.className = before ? "ui-chip ui-chip--on" : quiet ? "ui-button ui-button--quiet" : "ui-button";
  button.textContent = text;
  if (before)
    button.prepend(Object.assign(document.createElement("span"), { className: "ui-sr", textContent: before }));
  return made;
}

/** Set a list's buttons. A button that stays is the same element, so that it keeps the focus. @param {HTMLElement} list @param {Button[]} buttons */
function update(list, buttons) {
  const old = new Map([...list.children].map((one) => [one.textContent, one]));
  const wanted = buttons.map((button) => old.get((button.before ?? "") + button.text) ?? item(button));
  for (const one of old.values()) if (!wanted.includes(one)) one.remove();
  wanted.forEach((one, place) => {
    if (list.children[place] !== one) list.insertBefore(one, list.children[place] ?? null);
    find(one, "button", HTMLElement).onclick = () => buttons[place].press(place);
  });
}

export class FilterForm {
  /** @param {HTMLFormElement} form @param {Record<string, string>} words @param {number} size how many rows there are */
  constructor(form, words, size) {
    this.element = form;
    this.size = size;
    this.words = words;
    this.result = one(document, "#filter-result");
    this.role = find(form, "[name=roll]", HTMLSelectElement);
    this.query = find(form, "[name=q]", HTMLInputElement);
    this.wider = find(form, `[name=${WIDER}]`, HTMLInputElement);
    this.chips = one(this.result, ".ui-filter__chips");
    this.done = one(this.result, ".ui-filter__done");
    this.planButton = one(this.result, "[value=plan]");
    this.empty = one(document, "#filter-empty");
    this.bar = find(this.result, ".ui-share__bar", SVGElement);
    this.shares = findAll(this.result, ".ui-share a", HTMLAnchorElement).map((link, place) => ({
      link,
      number: one(link, "b"),
      bar: this.result.querySelectorAll("rect")[place],
      area: link.hash.slice(1),
    }));
    this.details = [...form.querySelectorAll("details")];
    const boxes = this.details.flatMap((details) => [...details.querySelectorAll("input")]);
    this.boxes = new Map(boxes.map((box) => [`${box.name} ${box.value}`, parts(box)]));
    this.boxed = [...new Set(boxes.map((box) => box.name))];
    /** @type {HTMLButtonElement | undefined} */
    this.more = undefined;
    /** The parameters of the address, in order. @type {Facet[]} */
    this.facets = [
      { name: ROLE, one: true, options: new Set([...this.role.options].map((option) => option.value).filter(Boolean)) },
      { name: WIDER, options: new Set([this.wider.value]) },
      ...this.boxed.map((name) => ({
        name,
        options: new Set(boxes.filter((box) => box.name === name).map((box) => box.value)),
      })),
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
    const values = {
      n: String(n),
      name,
      all: String(this.size),
      get date() {
        return new Date().toLocaleDateString("sv-SE");
      },
    };
    return pattern.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  /** An option as the reader sees it. @param {string} facet @param {string} option */
  label(facet, option) {
    if (facet === "q") return `”${option}”`;
    if (facet === ROLE) return [...this.role.options].find((it) => it.value === option)?.text ?? option;
    if (facet === WIDER) return this.words.wider;
    return this.boxes.get(`${facet} ${option}`)?.name ?? option;
  }

  /** The form as a choice. @returns {Chosen} */
  read() {
    const pairs = [...new FormData(this.element)].map(([name, value]) => [name, String(value)]);
    return parse(String(new URLSearchParams(pairs)), this.facets).chosen;
  }

  /** Show a choice. A text being typed is unchanged. @param {Chosen} chosen @param {number} more how many rows the wider choice adds, or would add */
  check(chosen, more) {
    this.role.value = [...(chosen.get(ROLE) ?? [""])][0];
    this.wider.checked = chosen.has(WIDER);
    one(this.element, ".ui-filter__wider").hidden = !more && !this.wider.checked;
    say(labelOf(this.wider), this.fill(this.words.addWider, more));
    for (const { box } of this.boxes.values()) box.checked = chosen.get(box.name)?.has(box.value) ?? false;
    for (const details of this.details) {
      const number = details.querySelectorAll(":checked").length;
      say(
        one(details, ".ui-filter__chosen"),
        number ? this.fill(number === 1 ? this.words.chosenOne : this.words.chosen, number) : "",
      );
    }
  }

  /** Show the number of rows of each option of a facet. @param {string} facet @param {Map<string, number>} counts */
  count(facet, counts) {
    for (const [option, number] of counts) {
      const parts = this.boxes.get(`${facet} ${option}`);
      if (!parts) continue;
      say(parts.number, String(number));
      say(parts.unit, number === 1 ? this.words.one : this.words.many);
    }
  }

  /** The folder of a role's page. @param {string} role */
  folder(role) {
    return `${this.element.dataset.roles}${role}/`;
  }

  /** Show each area's part of the rows, and lead to it where its rows stand. @param {(area: string) => number} number @param {boolean} inPlace true where the rows stand under their areas */
  share(number, inPlace) {
    let before = 0;
    for (const share of this.shares) {
      const own = number(share.area);
      say(share.number, String(own));
      instance(share.link.parentElement, HTMLElement, "li").hidden = !own;
      share.bar.setAttribute("x", String(before));
      share.bar.setAttribute("width", String(own));
      before += own;
      if (inPlace) share.link.setAttribute("href", `#${share.area}`);
      else share.link.removeAttribute("href");
    }
    this.bar.setAttribute("viewBox", `0 0 ${before || 1} 1`);
  }

  /** Offer, after the rows, to show more of them. @param {string} text empty for no offer @param {() => void} press */
  offer(text, press) {
    this.more ??= Object.assign(document.createElement("button"), {
      type: "button",
      className: "ui-button ui-button--wide ui-wider",
    });
    if (!this.more.isConnected) one(document, "#rows").after(this.more);
    this.more.hidden = !text;
    say(this.more, text);
    this.more.onclick = press;
  }

  /** The chosen options, each with a button that removes it. @param {Pair[]} pairs @param {(pair: Pair, place: number) => void} remove @param {() => void} clear */
  choose(pairs, remove, clear) {
    const buttons = pairs.map((pair) => ({
      text: this.label(...pair),
      press: (/** @type {number} */ place) => remove(pair, place),
      before: this.words.remove,
    }));
    this.chips.hidden = !pairs.length;
    update(one(this.chips, "ul"), [...buttons, { text: this.words.clear, press: clear, quiet: true }]);
  }

  /** The chip that stands there. @param {number} place */
  chip(place) {
    return findAll(this.chips, ".ui-chip", HTMLElement)[place];
  }

  /** Show the message for an empty result with its buttons. @param {string} text empty if there are rows @param {Button[]} buttons */
  showEmpty(text, buttons) {
    this.empty.hidden = !text;
    say(one(this.empty, "p"), text);
    update(one(this.empty, "ul"), buttons);
  }

  /** Show the number of unknown values in the address. @param {number} number */
  warn(number) {
    say(
      one(this.result, ".ui-filter__unknown"),
      number ? this.fill(number === 1 ? this.words.unknownOne : this.words.unknown, number) : "",
    );
  }

  /** Show that a role's file could not be fetched, with a button to retry. @param {string} role whose rows are not known; empty when they are */
  fail(role) {
    const tools = one(this.result, ".ui-filter__retry");
    tools.hidden = !role;
    say(one(this.result, ".ui-filter__failed"), role ? this.fill(this.words.failed, "", this.label(ROLE, role)) : "");
    one(tools, "a").setAttribute("href", this.folder(role));
  }
}
