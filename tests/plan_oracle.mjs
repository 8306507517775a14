// Answers what plan_answers.py asks of the page's own modules: a line of JSON in on stdin, a line of JSON out.
import { createInterface } from "node:readline";
import { fill } from "../overrides/assets/scripts/lib/format.js";
import { report } from "../overrides/assets/scripts/plan/export/report.js";
import * as model from "../overrides/assets/scripts/plan/model.js";
import { leftOut, nameless } from "../overrides/assets/scripts/plan/nameless.js";
import { distrust, parse, salvage } from "../overrides/assets/scripts/plan/parse.js";
import { fragment, shared } from "../overrides/assets/scripts/plan/share-link.js";
import { merge } from "../overrides/assets/scripts/plan/three-way-merge.js";

const asks = {
  fill: ({ pattern, values }) => fill(pattern, values),
  parse: ({ content, county }) => parse(content, county),
  clean: ({ text }) => model.clean(text),
  again: ({ plan }) => parse(model.serialize(parse(JSON.stringify(plan)), "2026-01-01T00:00:00.000Z")),
  merge: ({ base, mine, theirs }) => merge(base, mine, theirs),
  create: ({ strategy }) => model.create(strategy),
  item: ({ current }) => model.item(current, "2026-01-01T00:00:00.000Z"),
  add: ({ plan, items }) => [model.add(plan, items), plan],
  move: ({ plan, id, step }) => [model.move(plan, id, step), plan],
  drift: ({ plan, strategy }) => model.drift(plan, strategy),
  update: ({ item, now }) => {
    model.update(item, now, "2026-01-02T00:00:00.000Z");
    return item;
  },
  refresh: ({ plan, strategy }) => {
    model.refresh(plan, strategy);
    return plan;
  },
  most: () => model.MOST,
  identify: ({ plan }) => {
    model.identify(plan);
    return plan.id;
  },
  nameless: ({ plan, decided }) => [nameless(plan, decided), leftOut(plan)],
  report: ({ plan, words, strategy }) => report(plan, words, strategy),
  shared: ({ hash, strategy }) => {
    const { items, ...rest } = shared(hash, strategy);
    return { items: items.map(({ id }) => id), ...rest };
  },
  fragment: ({ plan }) => fragment(plan),
  stored: ({ plan }) => parse(model.serialize(plan, "2026-01-01T00:00:00.000Z")),
  salvage: ({ content, blank }) => salvage(content, blank),
  outside: ({ content, strategy }) => {
    const plan = parse(content);
    distrust(plan, strategy);
    return plan;
  },
};

function answer(question) {
  try {
    return asks[question.ask](question) ?? null;
  } catch (error) {
    if (error instanceof model.PlanError) return { error: error.key, ...error.values };
    throw error;
  }
}

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(JSON.parse(line).map(answer))}\n`);
