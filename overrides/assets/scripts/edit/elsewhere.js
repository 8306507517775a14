// Links to GitHub for all that the form does not change: pictures, pages of one's own, texts in other languages.
// @ts-check
import { h } from "./element.js";

/** @typedef {import("./github-api.js").Repository} Repository */

/** Return GitHub's page where files are put in a folder beside the data. @param {Repository} place @param {string} folder */
export const uploadAddress = ({ owner, name, branch, folder: data }, folder) =>
  `https://github.com/${owner}/${name}/upload/${branch}/${data}/${folder}`;

/** Return GitHub's list of a folder's files. @param {Repository} place @param {string} folder in the repository */
const listAddress = ({ owner, name, branch }, folder) => `https://github.com/${owner}/${name}/tree/${branch}/${folder}`;

/** Return the part of the first view about what is changed elsewhere. @param {import("./form.js").Host} host */
export function elsewhereView({ source: { github, pages }, says }) {
  const data = github?.folder ?? "data";
  const rows = [
    { words: "elsewhere_pictures", folder: `${data}/media`, address: github && uploadAddress(github, "media") },
    { words: "elsewhere_pages", folder: pages, address: github && listAddress(github, pages) },
    { words: "elsewhere_languages", folder: `${data}/translations`, address: github && listAddress(github, data) },
  ];
  const items = rows.map(({ words, folder, address }) => {
    const name = address ? h("a", { href: address, target: "_blank", rel: "noopener" }, says(words)) : says(words);
    return h("li", {}, name, h("span", { class: "ui-quiet" }, ` ${says(`${words}_help`, { folder })}`));
  });
  return h(
    "section",
    { "aria-labelledby": "edit-elsewhere" },
    h("h2", { id: "edit-elsewhere" }, says("elsewhere_title")),
    h("p", {}, says(github ? "elsewhere_help" : "elsewhere_help_folder")),
    h("ul", { class: "ui-edit__files" }, ...items),
  );
}
