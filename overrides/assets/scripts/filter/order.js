// The rows in the order of a role's tiers: each tier under a heading, with the tables that it has rows of. Loaded when a role is chosen.
// @ts-check

/** @typedef {import("./rows.js").Group} Group */
/** @typedef {import("./rows.js").Rows} Rows */

/** A copy without ids, which stay where they are. @template {Element} T @param {T} element @param {boolean} [deep] */
function copy(element, deep = true) {
  // cloneNode returns an element of the same class; its declared type is Node.
  const made = /** @type {T} */ (element.cloneNode(deep));
  for (const one of [made, ...made.querySelectorAll("[id]")]) one.removeAttribute("id");
  return made;
}

/** A table like a group's, with some of its rows and the column of their reasons, under the name of their area. @param {Rows} rows @param {Group} group @param {number[]} some @param {string} why the column's heading @returns {Group} */
function part(rows, group, some, why) {
  const table = group.section.querySelector("table");
  if (!table) throw new ReferenceError("table");
  const made = copy(table, false);
  const body = document.createElement("tbody");
  body.append(...some.map((row) => rows.all[row]));
  made.append(...[table.caption, table.tHead].flatMap((one) => (one ? [copy(one)] : [])), body);
  const heading = Object.assign(document.createElement("th"), { scope: "col", textContent: why });
  made.tHead?.rows[0].cells[1].after(heading);
  const home = group.section.querySelector(":scope > h3") ? group.section : group.section.parentElement;
  const place = Object.assign(document.createElement("p"), { className: "ui-quiet" });
  place.append(...[...(home?.querySelectorAll(":scope > h3 > .ui-mark, :scope > h3 a") ?? [])].map((one) => copy(one)));
  const section = Object.assign(document.createElement("section"), { className: `ui-problem ${home?.className}` });
  section.append(place, made);
  const cells = group.cells.map(({ cell, name }) => ({ cell: copy(cell), name }));
  return { section, rows: some, inner: true, cells, holder: -1, number: 0 };
}

/** Order the rows by tier. @param {Rows} rows @param {(row: number) => string | undefined} tierOf @param {Record<string, string>} words */
export function arrange(rows, tierOf, words) {
  restore(rows);
  for (const group of rows.home) {
    for (const { cell } of group.cells) cell.remove();
    group.holder = -1;
  }
  const made = ["1", "2", "3"].flatMap((tier) => {
    const parts = rows.home.flatMap((group) => {
      const some = group.inner ? group.rows.filter((row) => tierOf(row) === tier) : [];
      return some.length ? [part(rows, group, some, words.why)] : [];
    });
    const section = document.createElement("section");
    const heading = Object.assign(document.createElement("h3"), {
      className: "ui-tierhead",
      textContent: words[`tier-${tier}`],
    });
    const sign = Object.assign(document.createElement("span"), {
      className: `ui-tier ui-tier--${tier}`,
      ariaHidden: "true",
    });
    // An icon of the theme, from the site's own file.
    sign.innerHTML = words[`sign-${tier}`];
    heading.prepend(sign);
    section.append(heading, ...parts.map((one) => one.section));
    return [
      { section, rows: parts.flatMap((one) => one.rows), inner: false, cells: [], holder: -1, number: 0 },
      ...parts,
    ];
  });
  rows.element.prepend(...made.filter(({ inner }) => !inner).map(({ section }) => section));
  rows.groups = [...made, ...rows.home.map((group) => ({ ...group, rows: [], cells: [] }))];
}

/** Restore the order of the strategy. @param {Rows} rows */
export function restore(rows) {
  if (rows.groups === rows.home) return;
  for (const { cell } of rows.groups.flatMap(({ cells }) => cells)) cell.remove();
  for (const { section, rows: some, inner } of rows.home) {
    if (inner) section.querySelector("tbody")?.append(...some.map((row) => rows.all[row]));
  }
  for (const { section } of rows.groups) if (!rows.home.some((group) => group.section === section)) section.remove();
  rows.groups = rows.home;
}
