// Says what the picker makes of what is typed, outside a browser: {known, endings, typed} in on stdin, roles and how sure out.
import { readFileSync } from "node:fs";
import { meant } from "../overrides/assets/scripts/roles/match-role.js";

const { known, endings, typed } = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(typed.map((text) => meant(text, known, endings))));
