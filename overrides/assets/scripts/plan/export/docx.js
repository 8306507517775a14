// A plan's report → a Word document, ready for those who decide. Its words come from macros/strings/my_plan_export.py,
// what stands in it from report.js, and its tables from docx-table.js.
// @ts-check

import { hex, LABEL, lineOf, lines, tableOf } from "./docx-table.js";
import { counted } from "./report.js";

/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./report.js").ReportRow} ReportRow */
/** @typedef {Record<string, string>} Words */
/** The library. @typedef {typeof import("./docx-library.js")} Docx */
/** @typedef {import("docx").ISectionOptions["children"]} Blocks */

const FONT = "Calibri";
const INK = "1A1A1A";
const QUIET = "595959";
// A4 in twentieths of a point: 210 × 297 mm, with margins of 20 mm.
const PAGE = { width: 11906, height: 16838 };
const MARGIN = 1134;
const SHORT = PAGE.width - 2 * MARGIN;
// Without a rule LibreOffice takes a line's height as exact, and a title of two lines prints on itself.
const AUTO = /** @type {const} */ ("auto");
const LONG = PAGE.height - 2 * MARGIN;

/** @param {Report} report @param {Words} words @returns {Promise<Blob>} */
export async function word(report, words) {
  const docx = await import("./docx-library.js");
  const pages = (/** @type {boolean} */ wide, /** @type {Blocks} */ children) =>
    children.length ? [section(docx, words, report.title, wide, children)] : [];
  const sections = [
    ...pages(false, first(docx, report, words)),
    ...pages(
      true,
      report.parts.flatMap((part) => partOf(docx, part, words)),
    ),
    ...pages(false, [
      ...checklist(docx, report, words),
      ...areas(docx, report, words),
      ...sources(docx, report, words),
    ]),
  ];
  const document = new docx.Document({
    title: report.title,
    creator: report.organisation,
    // Else the library says that it was someone without a name.
    lastModifiedBy: report.organisation,
    description: report.summary.join(" "),
    compatibility: { version: 15 },
    styles: styles(hex(words.accent ?? "") || INK),
    sections,
  });
  return docx.Packer.toBlob(document);
}

/** Pages of one orientation, with the title and `Sida 1 av 3` at their foot. @param {Docx} docx @param {Words} words @param {string} title @param {boolean} wide @param {Blocks} children @returns {import("docx").ISectionOptions} */
function section({ Footer, Paragraph, TextRun, PageNumber, PageOrientation }, words, title, wide, children) {
  const [before, between] = words.footer.split(/\{n\}|\{all\}/);
  const number = new TextRun({ children: ["\t", before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES] });
  const foot = new Paragraph({
    style: "Quiet",
    border: { top: { style: "single", size: 4, color: "D5CFC2", space: 6 } },
    tabStops: [{ type: "right", position: wide ? LONG : SHORT }],
    children: [new TextRun(shortened(title)), number],
  });
  const margin = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, footer: MARGIN / 2 };
  const orientation = wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return {
    properties: { page: { size: { ...PAGE, orientation }, margin } },
    footers: { default: new Footer({ children: [foot] }) },
    children,
  };
}

/** A title that has room on the line of a foot. @param {string} title */
const shortened = (title) => (title.length > 70 ? `${title.slice(0, 70).replace(/\S*$/, "").trim()} …` : title);

/** Headings that follow the text's size, and names for what is not the reader's own words. @param {string} accent @returns {import("docx").IStylesOptions} */
function styles(accent) {
  const heading = (/** @type {number} */ size, /** @type {number} */ before, /** @type {number} */ after) => ({
    run: { size, bold: true, color: accent, font: FONT },
    paragraph: { spacing: { before, after, line: 240, lineRule: AUTO }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: 22, color: INK, language: { value: "sv-SE" } },
        paragraph: { spacing: { after: 120, line: 264, lineRule: AUTO } },
      },
      title: {
        run: { size: 48, bold: true, color: accent, font: FONT },
        paragraph: { spacing: { after: 320, line: 216, lineRule: AUTO } },
      },
      heading1: heading(34, 400, 140),
      heading2: heading(26, 320, 140),
      hyperlink: { run: { color: "1F4E9E", underline: {} } },
    },
    paragraphStyles: [
      { id: "Quiet", name: "Quiet", basedOn: "Normal", run: { size: 19, color: QUIET } },
      {
        id: "Cell",
        name: "Cell",
        basedOn: "Normal",
        run: { size: 19 },
        paragraph: { spacing: { before: 0, after: 40, line: 250, lineRule: AUTO } },
      },
    ],
    characterStyles: [
      { id: "Unset", name: "Unset", run: { color: QUIET } },
      { id: "Quoted", name: "Quoted", run: { color: QUIET, italics: true } },
    ],
  };
}

/** The page that is decided on. @param {Docx} docx @param {Report} report @param {Words} words @returns {Blocks} */
function first(docx, { title, facts, decision, summary, parts, checklist, areas }, words) {
  const { Paragraph, TextRun, HeadingLevel } = docx;
  const fact = (/** @type {import("./report.js").Fact} */ { label, value, address }) =>
    new Paragraph({
      spacing: { after: 60 },
      indent: { left: LABEL, hanging: LABEL },
      tabStops: [{ type: "left", position: LABEL }],
      children: [
        new TextRun({ text: label, bold: true }),
        new TextRun("\t"),
        ...(value && address ? [link(docx, value, address)] : lines(docx, value, words)),
      ],
    });
  return [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      text: title,
      border: { bottom: { style: "single", size: 24, color: hex(words.accent ?? "") || INK, space: 12 } },
    }),
    ...facts.map(fact),
    heading(docx, words.decision),
    ...(decision ? [new Paragraph({ children: lines(docx, decision, words) })] : []),
    ...["decided", "day", "case", "signature"].map((name) => lineOf(docx, words[name], SHORT)),
    heading(docx, words.overview),
    ...[...summary, checklist.summary, areas.summary].filter(Boolean).map((said) => new Paragraph(said)),
    ...parts.flatMap((part) =>
      part.groups.map(({ title: area, rows }) => point(docx, `${area}: ${counted(rows.length, part.kind, words)}`)),
    ),
    heading(docx, words.own),
    new Paragraph(words.legend),
  ];
}

/** A heading; that of an area is in its hue. @param {Docx} docx @param {string} text @param {1 | 2} [level] @param {string} [hue] */
const heading = ({ Paragraph, TextRun, HeadingLevel }, text, level = 1, hue = "") =>
  new Paragraph({
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    children: [new TextRun({ text, color: hex(hue) || undefined })],
    border: hue ? { left: { style: "single", size: 36, color: hex(hue), space: 8 } } : undefined,
  });

/** @param {Docx} docx @param {string} text @param {string} address @param {boolean} [bold] */
const link = ({ ExternalHyperlink, TextRun }, text, address, bold) =>
  new ExternalHyperlink({ link: address, children: [new TextRun({ text, bold, style: "Hyperlink" })] });

/** @param {Docx} docx @param {string} text */
const point = ({ Paragraph }, text) =>
  new Paragraph({ bullet: { level: 0 }, spacing: { after: 40 }, text: text.replaceAll("\n", " ") });

/** A heading, and a table for each area. @param {Docx} docx @param {import("./report.js").ReportPart} part @param {Words} words @returns {Blocks} */
function partOf(docx, { kind, title, groups }, words) {
  const { Paragraph, TextRun } = docx;
  const quoted = (/** @type {string} */ label, /** @type {string} */ text) =>
    new Paragraph({
      style: "Cell",
      children: [new TextRun({ text: `${label} `, style: "Unset" }), ...lines(docx, text, words, "Quoted")],
    });
  const named = (/** @type {ReportRow} */ row) => [
    new Paragraph({
      style: "Cell",
      children: row.address ? [link(docx, row.name, row.address, true)] : [new TextRun({ text: row.name, bold: true })],
    }),
    quoted(words.quoted, row.text),
    ...(row.leads_to ? [quoted(`${words.outcomes}:`, row.leads_to)] : []),
  ];
  const fields = ["activity", "responsible", "period", "resources", "follow_up", "state"];
  const shares = [62, 56, 27, 31, 28, 31, 25];
  const tables = groups.flatMap(({ title: area, rows, goals, hue }) => [
    heading(docx, area, 2, hue),
    ...(goals.length
      ? [new Paragraph({ keepNext: true, style: "Quiet", text: `${words.goals}: ${goals.join("; ")}` })]
      : []),
    tableOf(
      docx,
      [words[kind], ...fields.map((name) => words[name])],
      rows.map((row) => [named(row), ...fields.map((name) => row[name])]),
      shares,
      LONG,
      words,
      hue || (words.accent ?? ""),
    ),
  ]);
  return groups.length ? [heading(docx, title), ...tables] : [];
}

/** @param {Docx} docx @param {Report} report @param {Words} words @returns {Blocks} */
function checklist(docx, { checklist: { rows, summary, next, untouched } }, words) {
  if (!rows.length) return [];
  // A page of points that nobody has answered says no more than a line.
  if (untouched) return [heading(docx, words.checklist_title), new docx.Paragraph(summary)];
  const table = tableOf(
    docx,
    ["number", "point", "answer", "comment"].map((name) => words[name]),
    rows.map((row) => [row.number, row.text, row.answer || words.not_answered, row.comment]),
    [10, 80, 28, 52],
    SHORT,
    words,
    words.accent ?? "",
  );
  const steps = next.map((text) => point(docx, text));
  const lead = new docx.Paragraph({ text: summary, keepNext: true });
  return [
    heading(docx, words.checklist_title),
    lead,
    table,
    ...(steps.length ? [heading(docx, words.next, 2), ...steps] : []),
  ];
}

/** @param {Docx} docx @param {Report} report @param {Words} words @returns {Blocks} */
function areas(docx, { areas: { rows, summary } }, words) {
  if (!rows.length) return [];
  const chosen = rows.filter((row) => row.chosen === words.yes);
  return [heading(docx, words.areas_title), new docx.Paragraph(summary), ...chosen.map((row) => point(docx, row.text))];
}

/** Return the source of the words, with addresses that can be read on paper. @param {Docx} docx @param {Report} report @param {Words} words @returns {Blocks} */
function sources(docx, { parts, source }, words) {
  const { Paragraph, TextRun } = docx;
  const entry = (/** @type {string} */ name, /** @type {string} */ address) => {
    const linked = () => [link(docx, name, address), new TextRun({ text: ` ${address}`, style: "Unset" })];
    return new Paragraph({
      bullet: { level: 0 },
      spacing: { after: 60 },
      children: address ? linked() : [new TextRun(name)],
    });
  };
  const named = [source.name, source.edition].filter(Boolean).join(". ");
  return [
    heading(docx, words.sources),
    new Paragraph({ text: words.sources_lead, keepNext: true }),
    ...(named ? [entry(named, source.address)] : []),
    ...parts.flatMap((part) => part.rows.map((row) => entry(row.name, row.address))),
  ];
}
