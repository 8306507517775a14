// Compiles every JSON Schema of a folder with AJV, and every pattern in them as browsers do.
// → {"compiled": number, "patterns": number, "refused": [message]} on stdout.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";

const folder = process.argv[2];
const schemas = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => [name, JSON.parse(readFileSync(join(folder, name), "utf8"))]);

/** Yield every pattern below a value. */
function* patterns(value) {
  if (typeof value !== "object" || value === null) return;
  if (typeof value.pattern === "string") yield value.pattern;
  for (const inner of Object.values(value)) yield* patterns(inner);
}

/** Return the messages of what `make` throws for an item. */
const refusals = (items, make) =>
  items.flatMap((item) => {
    try {
      make(item);
      return [];
    } catch (error) {
      return [`${item[0]}: ${error.message}`];
    }
  });

const known = schemas.flatMap(([name, schema]) => [...patterns(schema)].map((pattern) => [name, pattern]));
// The keywords of the form and the types of YAML are not those of strict JSON Schema; formats are not AJV's own.
const ajv = new Ajv({ strict: false, validateFormats: false });
const refused = [
  ...refusals(known, ([, pattern]) => new RegExp(pattern, "u")),
  ...refusals(schemas, ([, schema]) => ajv.compile(schema)),
];
process.stdout.write(JSON.stringify({ compiled: schemas.length, patterns: known.length, refused }));
