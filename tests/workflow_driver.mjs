// Runs the script of a workflow's step as actions/github-script does, with a GitHub that notes what it is asked:
// {script, context, answers: {"rest.git.createTree": …}} on stdin → the calls, [name, arguments], as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { script, context, answers } = JSON.parse(readFileSync(0, "utf-8"));
const calls = [];

/** A method at any depth: `github.rest.git.createTree(…)`. */
const noting = (path) =>
  new Proxy(() => {}, {
    get: (_, name) => noting([...path, name]),
    apply: async (_, __, [given]) => {
      calls.push([path.join("."), given]);
      return { data: answers[path.join(".")] ?? {} };
    },
  });
const github = new Proxy(
  {},
  { get: (_, name) => (name === "paginate" ? async (method, given) => (await method(given)).data : noting([name])) },
);

const AsyncFunction = (async () => {}).constructor;
await new AsyncFunction("github", "context", "require", script)(github, context, createRequire(import.meta.url));
process.stdout.write(JSON.stringify(calls));
