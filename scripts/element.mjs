// element.mjs [--write]: puts what a web team needs to know of the element
// beside it in dist/ (its custom-elements manifest and its types), and makes
// the tables of web/element.md from the same sources; --write puts them there.
import { readFileSync, writeFileSync } from "node:fs";

const here = (path) => new URL(`../${path}`, import.meta.url);
const read = (path) => readFileSync(here(path), "utf8");

const manifest = JSON.parse(read("build/custom-elements.json"));
writeFileSync(
  here("dist/custom-elements.json"),
  `${JSON.stringify(manifest, undefined, 2)}\n`,
);

// One file of types: those of the engine's answer, those of the element.
const types = [
  "engine/types",
  "words/languages",
  "element/types",
  "element/outpocket-estimator",
  "element/outpocket",
]
  .map((name) => read(`build/types/${name}.d.ts`))
  .join("\n")
  // Whatever is named elsewhere is in this file as well.
  .replaceAll(
    /^(import|export) (type )?(\{[^}]*\}|\*)( from '[^']+')?;\n/gm,
    "",
  )
  .replace(/^\/\*\*[^]*?\*\/\n/, "");
writeFileSync(here("dist/outpocket.d.ts"), `${types.trim()}\n\nexport {};\n`);

const [element] = manifest.modules.flatMap(({ declarations }) => declarations);
const code = (text) => `\`${text}\``;
const line = (text = "") =>
  text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|").trim();
const table = (heads, rows) =>
  [
    "",
    `| ${heads.join(" | ")} |`,
    `|${heads.map(() => " --- |").join("")}`,
    ...rows.map((row) => `| ${row.map(line).join(" | ")} |`),
    "",
  ].join("\n");
// What an attribute's text says; the table is the same however many languages there are.
const inWords = {
  apply: code("an address with {id}"),
  brand: code("text"),
  "heading-level": code("1 to 6"),
  hide: code("words"),
  household: code("a name or JSON"),
  languages: code("words"),
  layout: code("auto | panes | steps"),
  loading: code("lazy | eager"),
  plans: code("an address"),
  theme: code("light | dark"),
  words: code("an address"),
  lang: 'one of [locales](locales), such as `"es"`',
};
const type = (one) => (one.type ? code(one.type.text) : "");

const [, union = ""] = read("web/src/element/types.ts").split(
  "export type ErrorCode =",
);
const codes = [...union.matchAll(/\/\*\* ([^]*?) \*\/\n  \| '([a-z-]+)'/g)].map(
  ([, text, name]) => [code(name), text.replaceAll(/\n\s*\* ?/g, " ")],
);

const markdown = [
  `# \`<${element.tagName}>\``,
  "",
  "<!-- Made by scripts/element.mjs from web/src/element; change it there. -->",
  "",
  element.description,
  "",
  "A script tag brings it, or `import 'outpocket/element'` of the [npm package](npm/README.md); `import 'outpocket/react'` is the same with types for JSX, where `plans` is a property and `onresult` listens.",
  "",
  "## Attributes",
  table(
    ["attribute", "values", "what it says"],
    element.attributes.map((one) => [
      code(one.name),
      inWords[one.name] ?? code(one.type.text),
      `${one.description}${one.default ? ` Default ${code(one.default)}.` : ""}`,
    ]),
  ),
  "## Properties",
  table(
    ["property", "type", "what it is"],
    element.members.map((one) => [
      code(one.name),
      type(one),
      `${one.description}${one.readonly ? " Read only." : ""}`,
    ]),
  ),
  "## Events",
  "",
  "They are composed and, like those of `img` and `video`, do not bubble: none reaches what listens to the page around for errors.",
  table(
    ["event", "type", "when"],
    element.events.map((one) => [code(one.name), type(one), one.description]),
  ),
  "### Codes of the `error` event",
  table(["code", "what is wrong"], codes),
  "## Slots",
  table(
    ["slot", "what it is for"],
    element.slots.map((one) => [
      one.name ? code(one.name) : "(the default)",
      one.description,
    ]),
  ),
  "## Parts",
  table(
    ["part", "what it is"],
    element.cssParts.map((one) => [
      code(`::part(${one.name})`),
      one.description,
    ]),
  ),
  "## CSS variables",
  table(
    ["variable", "type", "what it is"],
    element.cssProperties.map((one) => [
      code(one.name),
      type({ type: one.type ?? (one.syntax && { text: one.syntax }) }),
      `${one.description}${one.default ? ` Default ${code(one.default)}.` : ""}`,
    ]),
  ),
].join("\n");
writeFileSync(here("build/element.md"), `${markdown.trim()}\n`);
if (process.argv.includes("--write"))
  writeFileSync(here("web/element.md"), `${markdown.trim()}\n`);
