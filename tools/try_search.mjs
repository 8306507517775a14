// Run the site's search outside a browser: {file, queries} on stdin → results on stdout.
import { readFileSync } from "node:fs";
import { Index } from "../overrides/assets/scripts/search/search-index.js";
import { sense } from "../overrides/assets/scripts/support/needs-support.js";

const { file, queries } = JSON.parse(readFileSync(0, "utf-8"));
const index = new Index(file);
const needsSupport = "names" in file.support ? sense(file.support) : () => false;

function answer(query) {
  const { hits, whole } = index.search(query);
  return { paths: hits.map(({ path }) => path), whole, help: needsSupport(query) };
}

process.stdout.write(JSON.stringify(queries.map(answer)));
