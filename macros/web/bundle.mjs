// Bundles, splits, minifies and fingerprints the scripts and styles of overrides/assets/ with esbuild.
// `{"generated": {name: base64}, "minify": true}` on stdin → `{"manifest": …, "files": {path: base64}}` on stdout.
// The manifest: each source that is an entry or is imported lazily → its file, and the files that come with it at once.
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build, formatMessages } from "esbuild";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SOURCES = join(ROOT, "overrides", "assets");
const OUT = "assets";

// The entries, scripts by the name of their file in the site. Front matter names sheets (`styles: [plan]`), `page.asset` a script.
const SCRIPTS = {
  add: "plan/add-button-loader",
  copy: "roles/copy-citation",
  edit: "edit/page",
  exit: "support/quick-exit",
  filter: "filter/loader",
  header: "search/header-field",
  indicators: "indicators/filter",
  picker: "roles/role-picker",
  plan: "plan/page-loader",
  search: "search/page",
};
const SHEETS = [
  "site",
  "pages/affiliates",
  "pages/areas",
  "pages/chapter",
  "pages/edit",
  "pages/filter",
  "pages/followup",
  "pages/picker",
  "pages/plan",
  "pages/roles",
  "pages/search",
  "pages/start",
  "pages/statistics",
  "pages/text",
];

// Modules bundled as one file, because esbuild's own splitting would make a plan's first button request eight files.
const TOGETHER = {
  plan: [
    "plan/model",
    "plan/parse",
    "plan/three-way-merge",
    "plan/storage",
    "plan/other-tabs",
    "plan/share-link",
    "plan/storage-dialog",
    "lib/dom",
    "lib/format",
  ],
  words: ["lib/swedish", "support/needs-support"],
  files: ["lib/csv", "lib/file-accent", "lib/xlsx", "lib/save-file"],
};

// Small helpers: each script that a page names has its own copy of what it uses, and so has each room of the others.
const COPIED = [
  "lib/arrived",
  "lib/copy-text",
  "lib/find",
  "lib/item-id",
  "plan/add-button-loader",
  "plan/site",
  "search/hand-over",
];

// Each library with the licences of what is in it; fflate and nanoid are copied into docx.
const LIBRARIES = {
  docx: { licences: ["docx", "fflate", "nanoid"], notices: "docx/dist/index.mjs" },
  "write-excel-file": { licences: ["write-excel-file", "fflate"] },
  yaml: { licences: ["yaml"] },
  "schibsted-grotesk": { licences: ["@fontsource/schibsted-grotesk"] },
};
const LICENCE = "LICENSE.txt";

// The mends of libraries: file, text that occurs once, replacement.
const MENDS = [
  // A larger file is packed by a worker made from a text, which the policy refuses: it would never come.
  ["fflate/esm/browser.js", "else if (size < 160000) {", "else if (true) {"],
  // Else a cell with the word "constructor" is found among what every object has, and breaks the file.
  [
    "write-excel-file/modules/xlsx/initializeSharedStrings.js",
    "sharedStringIdByString = {};",
    "sharedStringIdByString = Object.create(null);",
  ],
];

const inModules = (path) => join(ROOT, "node_modules", path);

/** Apply the mends. Throws if an updated library no longer has the text or the file. */
const mended = {
  name: "mended",
  setup(build) {
    const left = new Set(MENDS.map(([file]) => file));
    for (const [file, from, to] of MENDS) {
      const filter = new RegExp(`node_modules/${file}$`.replaceAll(".", "\\.").replaceAll("/", "[\\\\/]"));
      build.onLoad({ filter }, ({ path }) => {
        left.delete(file);
        const [before, after, ...more] = readFileSync(path, "utf8").split(from);
        if (after === undefined || more.length)
          return { errors: [{ text: `node_modules/${file} har ändrats: ${from} finns inte en gång.` }] };
        return { contents: before + to + after, loader: "js" };
      });
    }
    build.onEnd(({ errors }) => {
      const unused = errors.length ? [] : [...left];
      return {
        errors: unused.map((file) => ({ text: `node_modules/${file} används inte längre, och kan inte lagas.` })),
      };
    });
  },
};

/** Files that are made from data, found by their name: the colours that a style sheet imports, the pictures and the typeface. */
const generated = (files) => ({
  name: "generated",
  setup(build) {
    const names = Object.keys(files).map((name) => name.replace(/[.]/g, "\\."));
    build.onResolve({ filter: new RegExp(`^(?:\\./)?(?:${names.join("|")})$`) }, ({ path }) => ({
      path: path.replace("./", ""),
      namespace: "generated",
    }));
    build.onLoad({ filter: /./, namespace: "generated" }, ({ path }) => ({
      contents: Buffer.from(files[path], "base64"),
      loader: path.endsWith(".css") ? "css" : "copy",
    }));
  },
});

/** Whoever imports a module of a group imports all of it, last, so that the same entries reach all of its modules. */
const together = {
  name: "together",
  setup(build) {
    const script = (name) => join(SOURCES, "scripts", `${name}.js`);
    const groups = Object.entries(TOGETHER).map(([name, modules]) => [name, modules.map(script)]);
    build.onLoad({ filter: /overrides[\\/]assets[\\/]scripts[\\/].*\.js$/ }, ({ path }) => {
      const contents = readFileSync(path, "utf8");
      const imported = [...contents.matchAll(/^import [^;]*?"(\.[^"]+)";/gm)].map(([, other]) =>
        join(path, "..", other),
      );
      const added = groups.filter(
        ([, modules]) => !modules.includes(path) && imported.some((other) => modules.includes(other)),
      );
      return { contents: contents + added.map(([name]) => `\nimport "together:${name}";`).join(""), loader: "js" };
    });
    build.onResolve({ filter: /^together:/ }, ({ path }) => ({
      path: path.slice("together:".length),
      namespace: "together",
    }));
    build.onLoad({ filter: /./, namespace: "together" }, ({ path }) => {
      const modules = groups.find(([name]) => name === path)[1];
      return {
        contents: modules.map((module) => `import ${JSON.stringify(module)};`).join("\n"),
        resolveDir: SOURCES,
        loader: "js",
      };
    });
  },
};

function entryPoints(files) {
  const scripts = Object.entries(SCRIPTS).map(([out, name]) => ({ in: `scripts/${name}.js`, out }));
  const sheets = SHEETS.map((name) => ({ in: `styles/${name}.css`, out: name.split("/").pop() }));
  const images = Object.keys(files)
    .filter((name) => !name.endsWith(".css"))
    .map((name) => ({ in: name, out: name.replace(/\.\w+$/, "") }));
  return [...scripts.map(under), ...sheets.map(under), ...images];
}

/** `filter/loader` */
const scriptName = (file) => relative(join(SOURCES, "scripts"), file).replaceAll("\\", "/").replace(/\.js$/, "");

const copied = {
  name: "copied",
  setup(build) {
    const entries = Object.values(SCRIPTS);
    build.onResolve({ filter: /^\..*\.js$/ }, ({ path, resolveDir, importer, namespace }) => {
      const [file, name] = [join(resolveDir, path), entries.includes(namespace) ? namespace : scriptName(importer)];
      if (!COPIED.includes(scriptName(file))) return;
      // An entry within another one: what it imports is the other's too.
      // Its path is a name: a whole one would stand in the fingerprint, and differ between folders.
      if (entries.includes(scriptName(file))) return { path: scriptName(file), namespace: name };
      return { path: file, suffix: `?${entries.includes(name) ? name : dirname(name)}` };
    });
    for (const namespace of entries)
      build.onLoad({ filter: /./, namespace }, ({ path: name }) => {
        const path = join(SOURCES, "scripts", `${name}.js`);
        return { contents: readFileSync(path, "utf8"), resolveDir: dirname(path), loader: "js" };
      });
  },
};

const under = ({ in: path, out }) => ({ in: join(SOURCES, path), out });

/** The source of an entry as the manifest names it. */
const nameOf = (source) =>
  source
    .replace(/^generated:/, "")
    .replace(/^overrides\/assets\//, "")
    .replace(/^node_modules\//, "");

/** Every file that comes with one at once, itself apart. */
function loads(outputs, path, seen = new Set()) {
  for (const { kind, path: other } of outputs[path].imports) {
    if (["dynamic-import", "url-token"].includes(kind) || seen.has(other)) continue;
    seen.add(other);
    loads(outputs, other, seen);
  }
  return seen;
}

function manifestOf(outputs) {
  const named = Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint);
  return Object.fromEntries(
    named
      .map(([path, { entryPoint }]) => [nameOf(entryPoint), { file: path, loads: [...loads(outputs, path)].sort() }])
      .sort(),
  );
}

/** The licences of the libraries, each beside what is made of it. Throws for a package that none covers. */
function licences(inputs) {
  const covered = new Set(Object.values(LIBRARIES).flatMap(({ licences }) => licences));
  for (const path of Object.keys(inputs)) {
    const name = path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1];
    if (name && !covered.has(name))
      throw new Error(`${name} saknar licens i ${relative(ROOT, fileURLToPath(import.meta.url))}.`);
  }
  const read = (path) => readFileSync(inModules(path), "utf8");
  return Object.fromEntries(
    Object.entries(LIBRARIES).map(([name, { licences, notices }]) => {
      const own = licences.map((name) => read(`${name}/LICENSE`));
      const inside = notices ? (read(notices).match(/\/\*(?:(?!\*\/)[\s\S])*@license[\s\S]*?\*\//g) ?? []) : [];
      return [`${OUT}/${name}.${LICENCE}`, [...own, ...inside].join("\n\n")];
    }),
  );
}

async function bundle({ generated: files, minify }) {
  const { outputFiles, metafile, warnings } = await build({
    absWorkingDir: ROOT,
    preserveSymlinks: true,
    entryPoints: entryPoints(files),
    outdir: OUT,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    minify,
    metafile: true,
    write: false,
    logLevel: "silent",
    plugins: [generated(files), mended, copied, together],
  });
  // A slip in a style sheet is only a warning to esbuild, and the rule is lost.
  if (warnings.length) throw Object.assign(new Error("warnings"), { errors: warnings });
  const made = outputFiles.map(({ path, contents }) => [relative(ROOT, path).replaceAll("\\", "/"), contents]);
  const texts = Object.entries(licences(metafile.inputs)).map(([path, words]) => [path, Buffer.from(words)]);
  const encoded = [...made, ...texts].map(([path, contents]) => [path, Buffer.from(contents).toString("base64")]);
  return { manifest: manifestOf(metafile.outputs), files: Object.fromEntries(encoded.sort()) };
}

try {
  process.stdout.write(JSON.stringify(await bundle(JSON.parse(await text(process.stdin)))));
} catch (error) {
  const messages = error.errors ? await formatMessages(error.errors, { kind: "error" }) : [String(error)];
  process.stderr.write(messages.join("").trim());
  process.exitCode = 1;
}
