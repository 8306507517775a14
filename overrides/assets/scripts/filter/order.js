// The rows in the order of a role's tiers: a table a tier, with the problems that it has rows of. Loaded when a role is chosen.
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

/** Make an element of a class. @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} className @param {(Node | string)[]} content */
function make(tag, className, ...content) {
  const made = Object.assign(document.createElement(tag), { className });
  made.append(...content);
  return made;
}

/** The words above a group's rows: its area with its mark, and the problem. @param {Group} group @param {Element | null} home the area's section @param {number} columns */
function head({ section }, home, columns) {
  const [title, ...said] = [...(section.querySelector("caption")?.children ?? [])].map((one) => copy(one));
  const mark = home?.querySelector(":scope > h3 > .ui-mark");
  // The column's name follows the area's, so that the problem begins with its own words.
  const column = title?.querySelector(".ui-quiet");
  const area = make("span", "", home?.querySelector(":scope > h3 a")?.textContent ?? "");
  if (column) area.append(" · ", column);
  const place = make("p", "ui-table__area", ...(mark ? [copy(mark)] : []), area);
  // A heading of the page, and no header of cells: each cell would need all its headers' ids.
  const cell = make("td", "ui-table__group", place, ...(title ? [title] : []), ...said);
  cell.dataset.label = "";
  return make("tr", "", Object.assign(cell, { colSpan: columns }));
}

/** Some of a group's rows, under the group's words. @param {Rows} rows @param {Group} group @param {number[]} some @param {number} columns @returns {Group} */
function part(rows, group, some, columns) {
  const home = group.section.querySelector(":scope > h3") ? group.section : group.section.parentElement;
  const body = make("tbody", home?.className ?? "", head(group, home, columns), ...some.map((row) => rows.all[row]));
  const rowSpan = some.length;
  const cells = group.cells.map(({ cell, name }) => ({ cell: Object.assign(copy(cell), { rowSpan }), name }));
  return { section: body, rows: some, inner: true, cells, holder: -1, number: 0 };
}

/** The table of a tier: its columns are those of the register, but the column of buttons has the reasons too. @param {HTMLTableSectionElement} columns @param {string} name @param {string} why that column's heading */
function tierTable(columns, name, why) {
  const made = copy(columns);
  const reasons = made.rows[0].cells[1];
  Object.assign(reasons, { className: "", textContent: why });
  return make("table", "ui-table--tier", make("caption", "ui-sr", name), made);
}

/** Order the rows by tier. @param {Rows} rows @param {(row: number) => string | undefined} tierOf @param {Record<string, string>} words */
export function arrange(rows, tierOf, words) {
  restore(rows);
  const columns = rows.element.querySelector("thead");
  if (!columns) throw new ReferenceError("thead");
  for (const group of rows.home) {
    for (const { cell } of group.cells) cell.remove();
    group.holder = -1;
  }
  const made = ["1", "2", "3"].flatMap((tier) => {
    const name = words[`tier-${tier}`];
    const parts = rows.home.flatMap((group) => {
      const some = group.inner ? group.rows.filter((row) => tierOf(row) === tier) : [];
      return some.length ? [part(rows, group, some, columns.rows[0].cells.length)] : [];
    });
    const sign = Object.assign(make("span", `ui-tier ui-tier--${tier}`), { ariaHidden: "true" });
    // An icon of the theme, from the site's own file.
    sign.innerHTML = words[`sign-${tier}`];
    const table = tierTable(columns, name, words.why);
    table.append(...parts.map((one) => one.section));
    const section = make("section", "", make("h3", "ui-tierhead", sign, name), table);
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
