// Answers the cases that test_facets.py draws with the page's own module: JSON in on stdin, JSON out.
import { readFileSync } from "node:fs";
import {
  bits,
  count,
  counts,
  format,
  has,
  index,
  parse,
  visible,
  without,
} from "../overrides/assets/scripts/filter/facet-index.js";
import { contains, searchable } from "../overrides/assets/scripts/filter/text.js";

function answer({ rows, options, chosen, address, twins }) {
  const size = rows.length;
  const facets = [
    ...Object.entries(options).map(([name, all]) => ({ name, options: new Set(all) })),
    { name: "q", one: true },
  ];
  const made = new Map(
    Object.keys(options).map((facet) => [
      facet,
      index(
        size,
        rows.map((row) => row.values[facet]),
      ),
    ]),
  );
  const choice = new Map(Object.entries(chosen).map(([facet, all]) => [facet, new Set(all)]));
  const [q] = choice.get("q") ?? [];
  const texts = rows.map((row) => searchable(row.text));
  if (q) made.set("q", new Map([[q, bits(size, (row) => contains(texts[row], q))]]));
  const shown = visible(made, size, choice, twins);
  const removed = [...choice].flatMap(([facet, all]) =>
    [...all].map((one) => [facet, one, count(visible(made, size, without(choice, facet, one), twins))]),
  );
  const back = parse(format(choice, facets), facets);
  const read = parse(address, facets);
  const plain = (it) => Object.fromEntries([...it].map(([facet, all]) => [facet, [...all]]));
  return {
    visible: rows.map((_, row) => row).filter((row) => has(shown, row)),
    counts: Object.fromEntries(
      Object.keys(options).map((facet) => [facet, Object.fromEntries(counts(made, size, choice, facet, twins))]),
    ),
    removed,
    back: plain(back.chosen),
    read: { chosen: plain(read.chosen), unknown: read.unknown },
  };
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(answer)));
