// reading.mjs [FILE]: measures how hard the English sentences of
// web/locales/en.json, or of FILE, are to read, lists the hardest, and fails
// when they ask for more than eight years of school (Flesch–Kincaid grade).
//
// A sentence is what ends with a full stop, a question or an exclamation mark;
// labels are not. The grade of a text comes from its words a sentence and its
// syllables a word, so one sentence's grade says little: what has to stay
// within eight is the whole, every part of the page (the messages whose keys
// begin alike) that has at least five sentences, and the mean of the messages.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const most = 8;
const hardest = 12;
const fewest = 5;

const web = createRequire(new URL("../web/package.json", import.meta.url));
const load = async (name) => import(pathToFileURL(web.resolve(name)).href);
const { fleschKincaid } = await load("flesch-kincaid");
const { syllable } = await load("syllable");
const { parse } = await load("@messageformat/parser");

const file =
  process.argv[2] ??
  fileURLToPath(new URL("../web/locales/en.json", import.meta.url));
const messages = JSON.parse(readFileSync(file, "utf8"));

/** The texts that a message can be: one for each case of a choice. A value is read as a word of two syllables. */
function texts(tokens) {
  return tokens.reduce(
    (all, token) => {
      const ends =
        token.type === "content"
          ? [token.value]
          : token.type === "argument" || token.type === "octothorpe"
            ? ["seven"]
            : token.cases.flatMap((one) => texts(one.tokens));
      return all.flatMap((start) => ends.map((end) => start + end));
    },
    [""],
  );
}

const sentencesOf = (text) =>
  (text.match(/[^.?!]+(?:[.?!](?!\s|$|”)[^.?!]*)*[.?!]+”?/g) ?? []).map(
    (sentence) => sentence.trim(),
  );
const wordsOf = (sentence) =>
  sentence.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu) ?? [];
// However many syllables an amount or a date has when it is said, nobody finds
// it harder than a short word.
const syllables = (word) => (/\d/.test(word) ? 2 : syllable(word));

function measured(sentences) {
  const words = sentences.flatMap(wordsOf);
  return fleschKincaid({
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllables(word), 0),
  });
}

const rows = Object.entries(messages).flatMap(([key, text]) => {
  const sentences = [
    ...new Set(texts(parse(text)).flatMap(sentencesOf)),
  ].filter((sentence) => wordsOf(sentence).length > 0);
  return sentences.length > 0
    ? [{ key, sentences, grade: measured(sentences) }]
    : [];
});
if (rows.length === 0) {
  console.error(`reading: ${file} has no sentences.`);
  process.exit(1);
}

const parts = Object.entries(grouped(rows))
  .map(([name, all]) => ({
    name,
    sentences: all.flatMap((row) => row.sentences),
  }))
  .filter((part) => part.sentences.length >= fewest)
  .map(({ name, sentences }) => ({
    name,
    count: sentences.length,
    grade: measured(sentences),
  }))
  .sort((a, b) => b.grade - a.grade);

function grouped(all) {
  const groups = {};
  for (const row of all) (groups[row.key.split(".")[0]] ??= []).push(row);
  return groups;
}

const whole = measured(rows.flatMap((row) => row.sentences));
const mean = rows.reduce((sum, row) => sum + row.grade, 0) / rows.length;
const said = (grade) => grade.toFixed(1).padStart(5);

console.log(
  `${said(whole)}  all ${rows.reduce((sum, row) => sum + row.sentences.length, 0)} sentences of ${rows.length} messages`,
);
console.log(`${said(mean)}  mean of the messages\n`);
for (const { name, count, grade } of parts)
  console.log(`${said(grade)}  ${name} (${count})`);
console.log("\nThe hardest:");
for (const { key, grade, sentences } of rows
  .toSorted((a, b) => b.grade - a.grade)
  .slice(0, hardest))
  console.log(`${said(grade)}  ${key}: ${sentences.join(" ")}`);

const over = [
  ...(whole > most ? [`the whole is ${whole.toFixed(1)}`] : []),
  ...(mean > most ? [`the mean is ${mean.toFixed(1)}`] : []),
  ...parts
    .filter((part) => part.grade > most)
    .map((part) => `${part.name} is ${part.grade.toFixed(1)}`),
];
if (over.length > 0) {
  console.error(
    `\nreading: above grade ${most}: ${over.join(", ")}. Shorter sentences and shorter words help.`,
  );
  process.exitCode = 1;
}
