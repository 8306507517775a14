// Tables → an Excel file: headings that stay, filter and repeat on paper, wrapped words, never a formula. Loaded when asked for.
// @ts-check
import { FORMULA } from "./csv.js";

/** Hue and tint by number. @typedef {Record<string, [string, string]>} Hues */

/** A sheet of words; its first row is the headings, `links` the column of addresses, `printed` the number of first columns
 *  that have room on paper, `folded` that of last ones which machines read, `hues` those of the numbers in the first
 *  column, and `ended` the rows that are struck out. @typedef {{name: string, widths: number[],
 *  rows: (string | number)[][], links?: number, printed?: number, folded?: number, hues?: Hues, ended?: number[]}} Sheet */

/** The library's state. @typedef {{sheetIndex: number}} At */

// The longest text of a cell (Microsoft, Excel specifications and limits).
export const MOST = 32767;

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

// The height of a line in points, and the highest row that Excel has.
const LINE = 15;
const TALLEST = 409;
const RULE = "#d5cfc2";
/** @type {{align: "center", fontWeight: "bold", fontSize: number}} */
const NUMBERED = { align: "center", fontWeight: "bold", fontSize: 14 };
const STRUCK = { textDecoration: { strikethrough: true }, textColor: "#6b6b6b" };
const PRINTED = '<sheetPr><outlinePr summaryRight="0"/><pageSetUpPr fitToPage="1"/></sheetPr>';

/** @param {Sheet[]} sheets @param {string} title @param {string} accent the headings' ground, "" for a quiet one @returns {Promise<Blob>} */
export async function workbook(sheets, title, accent) {
  const { default: writeXlsxFile } = await import("write-excel-file/browser");
  return writeXlsxFile(
    sheets.map((sheet) => laidOut(sheet, accent)),
    {
      fontFamily: "Calibri",
      fontSize: 11,
      features: [tables(sheets), links(sheets), properties(title), NAMED_STYLE],
    },
  ).toBlob();
}

/** A sheet without the columns after those on paper that no row has anything in. @param {Sheet} sheet @returns {Sheet} */
export function filled(sheet) {
  const { widths, rows, links = -1, printed = widths.length, folded = 0 } = sheet;
  const has = widths.map((_, i) => i < printed || rows.slice(1).some((row) => row[i] !== ""));
  /** @template T @param {T[]} cells */
  const those = (cells) => cells.filter((_, i) => has[i]);
  return {
    ...sheet,
    widths: those(widths),
    rows: rows.map(those),
    links: has[links] ? those(widths.slice(0, links)).length : -1,
    folded: has.slice(widths.length - folded).filter(Boolean).length,
  };
}

/** @param {Sheet} sheet @param {string} accent */
function laidOut({ name, widths, rows: [headings, ...rows], folded = 0, hues = {}, ended = [] }, accent) {
  const shown = widths.slice(0, widths.length - folded);
  const head = accent ? { backgroundColor: accent, textColor: "#ffffff" } : { backgroundColor: "#e8e4db" };
  const heading = {
    ...head,
    fontWeight: /** @type {const} */ ("bold"),
    alignVertical: /** @type {const} */ ("center"),
  };
  return {
    sheet: name,
    columns: widths.map((width) => ({ width })),
    data: [
      headings.map((words) => ({ ...cell(words), ...heading, height: heightOf(headings, shown) })),
      ...rows.map((row, i) =>
        row.map((words, j) => ({
          ...cell(words),
          ...(ended.includes(i + 1) && STRUCK),
          ...(typeof words === "number" && !j && hued(hues[words])),
          height: heightOf(row, shown),
        })),
      ),
    ],
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    orientation: /** @type {const} */ ("landscape"),
  };
}

/** The height in points that a row's first cells take: some programs show one line where none is stored. @param {(string | number)[]} row @param {number[]} widths */
const heightOf = (row, widths) =>
  Math.min(Math.max(...widths.map((width, i) => lines(String(row[i]), width - 1))) * LINE + 6, TALLEST);

/** The number of lines that a text takes, as in macros/exports/sheet_layout.py. @param {string} text @param {number} room in characters */
function lines(text, room) {
  let count = 0;
  for (const line of text.split("\n")) {
    let used = 0;
    count += 1;
    for (const word of line.split(" ")) {
      if (used && used + 1 + word.length > room) {
        count += 1;
        used = 0;
      }
      used += word.length + (used ? 1 : 0);
      const broken = Math.floor(Math.max(used - 1, 0) / room);
      count += broken;
      used -= broken * room;
    }
  }
  return count;
}

/** A number, or words. The format keeps words so when someone edits them; _x0041_ would be read as the letter A. @param {string | number} content */
function cell(content) {
  const look = {
    wrap: true,
    alignVertical: /** @type {const} */ ("top"),
    indent: 1,
    bottomBorderStyle: /** @type {const} */ ("thin"),
    bottomBorderColor: RULE,
  };
  if (typeof content === "number")
    return { ...look, value: content, type: Number, align: /** @type {const} */ ("right") };
  return {
    ...look,
    value: content.replace(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_"),
    type: String,
    align: /** @type {const} */ ("left"),
    ...(FORMULA.test(content) && { format: "@" }),
  };
}

/** The look of an area's number. @param {[string, string] | undefined} hue */
const hued = ([textColor, backgroundColor] = ["", ""]) => textColor && { ...NUMBERED, textColor, backgroundColor };

/** Filters, headings on every page, no page wider than the paper, and folded columns: what the library has no option for. @param {Sheet[]} sheets */
function tables(sheets) {
  const area = (/** @type {Sheet} */ { widths, rows }, columns = widths.length) =>
    `$A$1:$${letter(columns)}$${rows.length}`;
  const names = sheets.map(
    (sheet, i) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">'${sheet.name}'!${area(sheet)}</definedName>` +
      `<definedName name="_xlnm.Print_Area" localSheetId="${i}">'${sheet.name}'!${area(sheet, sheet.printed)}</definedName>` +
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${sheet.name}'!$1:$1</definedName>`,
  );
  return {
    files: {
      transform: {
        "xl/workbook.xml": {
          transform: (/** @type {string} */ xml) =>
            xml.replace("<definedNames/>", () => `<definedNames>${names.join("")}</definedNames>`),
        },
        "xl/worksheets/sheet{id}.xml": {
          transform: (/** @type {string} */ xml, /** @type {unknown} */ _, /** @type {At} */ { sheetIndex }) =>
            xml
              .replace(/<worksheet[^>]*>/, (start) => `${start}${PRINTED}`)
              .replace(/<cols>.*<\/cols>/, (cols) => folds(cols, sheets[sheetIndex]))
              .replace(
                "</sheetData>",
                () => `</sheetData><autoFilter ref="${area(sheets[sheetIndex]).replaceAll("$", "")}"/>`,
              )
              .replace('left="0.7" right="0.7"', 'left="0.5" right="0.5"')
              .replace("<pageSetup ", () => '<pageSetup fitToHeight="0" '),
        },
      },
    },
  };
}

/** Fold a sheet's last columns; the button that unfolds them stands beside the last one shown. @param {string} cols @param {Sheet} sheet */
function folds(cols, { widths, folded = 0 }) {
  const shown = widths.length - folded;
  const marks = (/** @type {number} */ at) =>
    at > shown ? 'hidden="1" outlineLevel="1"' : at === shown && 'collapsed="1"';
  return folded
    ? `<sheetFormatPr defaultRowHeight="${LINE}" outlineLevelCol="1"/>${cols.replace(/ min="(\d+)"/g, (col, at) => ` ${marks(+at) || ""}${col}`)}`
    : cols;
}

/** A column's letters. @param {number} number @returns {string} */
const letter = (number) =>
  number > 26
    ? letter(Math.floor((number - 1) / 26)) + letter(((number - 1) % 26) + 1)
    : String.fromCharCode(64 + number);

/** Addresses that can be followed. @param {Sheet[]} sheets */
function links(sheets) {
  const found = sheets.map(({ rows, links: column = -1 }) =>
    rows.flatMap((row, i) =>
      i && row[column]
        ? { id: `link-${i}`, place: `${letter(column + 1)}${i + 1}`, address: escaped(String(row[column])) }
        : [],
    ),
  );
  const all = (
    /** @type {number} */ sheet,
    /** @type {(link: {id: string, place: string, address: string}) => string} */ written,
  ) => found[sheet].map(written).join("");
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": {
          transform: (/** @type {string} */ xml, /** @type {unknown} */ _, /** @type {At} */ { sheetIndex }) => {
            const inside = all(sheetIndex, ({ id, place }) => `<hyperlink ref="${place}" r:id="${id}"/>`);
            return inside ? xml.replace("<pageMargins", () => `<hyperlinks>${inside}</hyperlinks><pageMargins`) : xml;
          },
        },
        "xl/worksheets/_rels/sheet{id}.xml.rels": {
          insert: (/** @type {unknown} */ _, /** @type {At} */ { sheetIndex }) =>
            all(
              sheetIndex,
              ({ id, address }) =>
                `<Relationship Id="${id}" Type="${OFFICE}/hyperlink" Target="${address}" TargetMode="External"/>`,
            ),
        },
      },
    },
  };
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

// The style that others extend, which the library leaves out and readers of the format miss.
const NAMED_STYLE = {
  files: {
    transform: {
      "xl/styles.xml": {
        transform: (/** @type {string} */ xml) =>
          xml
            .replace(
              "<cellXfs",
              '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs',
            )
            .replace(
              "</cellXfs>",
              '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
            ),
      },
    },
  },
};

/** Title and language, which readers announce. @param {string} title */
function properties(title) {
  const core =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<cp:coreProperties xmlns:cp="${CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${escaped(title)}</dc:title><dc:language>sv-SE</dc:language></cp:coreProperties>`;
  return {
    files: {
      write: { files: () => ({ "docProps/core.xml": core }) },
      transform: {
        "[Content_Types].xml": {
          insert: () =>
            '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
        },
        "_rels/.rels": {
          insert: () =>
            `<Relationship Id="rId-core" Type="${CORE.replace("/metadata", "/relationships/metadata")}" Target="docProps/core.xml"/>`,
        },
      },
    },
  };
}
