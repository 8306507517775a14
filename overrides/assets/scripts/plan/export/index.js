// A plan → a file: Word, Excel or CSV. Each format, and its library, is loaded when its file is asked for.
// @ts-check
import { report } from "./report.js";

/** @typedef {import("../model.js").Plan} Plan */

/** @param {string} kind "docx", "xlsx" or "csv" @param {Plan} plan @param {Record<string, string>} words those of macros/strings/my_plan_export.py, and `base`: the address of the site's root
 *  @param {import("./report.js").Goals} strategy today's delmål and jämställdhetsmål, which a plan does not hold @returns {Promise<Blob>} */
export async function planFile(kind, plan, words, strategy) {
  const told = report(plan, words, strategy);
  if (kind === "docx") return (await import("./docx.js")).word(told, words);
  if (kind === "xlsx") return (await import("./xlsx.js")).excel(told, words);
  return (await import("./csv.js")).table(told, words);
}
