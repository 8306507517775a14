// Run the role picker outside a browser: {known, endings, typed} on stdin → roles and their certainty on stdout.
import { readFileSync } from "node:fs";
import { meant } from "../overrides/assets/scripts/roles/match-role.js";

const { known, endings, typed } = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(typed.map((text) => meant(text, known, endings))));
