import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getLanguageService, MarkupContent, TextDocument } from 'vscode-json-languageservice';

interface Association {
  readonly fileMatch: string;
  readonly url: string;
}

/** What package.json asks VS Code to hold JSON files against. */
export const associations = (
  JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: { jsonValidation: readonly Association[] };
  }
).contributes.jsonValidation;

/** VS Code's own JSON support, told of our schemas as VS Code tells it: a pattern without a scheme starts at a folder. */
const service = getLanguageService({
  workspaceContext: { resolveRelativePath: (relative, base) => new URL(relative, base).href },
  schemaRequestService: async (uri) => readFileSync(fileURLToPath(uri), 'utf8'),
});
service.configure({
  validate: true,
  schemas: associations.map(({ fileMatch, url }) => ({
    uri: pathToFileURL(resolve(url)).href,
    fileMatch: [/^(\w+:\/\/|\/|!)/.test(fileMatch) ? fileMatch : `/${fileMatch}`],
  })),
});

const open = (uri: string, text: string) => {
  const document = TextDocument.create(uri, 'json', 1, text);
  return { document, json: service.parseJSONDocument(document) };
};

const textOf = (said: unknown): string => (MarkupContent.is(said) ? said.value : String(said));

/** What is wrong with a value in a document of that name: each problem with the text that it stands at. */
export async function problemsOf(
  uri: string,
  value: unknown,
): Promise<readonly (readonly [string, string])[]> {
  const { document, json } = open(uri, typeof value === 'string' ? value : JSON.stringify(value));
  const problems = await service.doValidation(document, json);
  return problems.map(({ range, message }) => [document.getText(range), textOf(message)] as const);
}

/** What the hover says on the first place of a key, or of a value: its paragraphs, without Markdown's backslashes. */
export async function hoverOn(uri: string, value: unknown, place: string): Promise<readonly string[]> {
  const { document, json } = open(uri, JSON.stringify(value));
  const position = document.positionAt(document.getText().indexOf(place) + 1);
  const hover = await service.doHover(document, position, json);
  const [said = ''] = [hover?.contents ?? []].flat();
  const paragraphs = textOf(said).split('\n\n');
  return paragraphs.map((one) => one.replace(/\\(.)/g, '$1')).filter(Boolean);
}

/** What is offered at the bar in a text, which is taken out. */
export async function offeredAt(uri: string, text: string): Promise<readonly string[]> {
  const { document, json } = open(uri, text.replace('|', ''));
  const list = await service.doComplete(document, document.positionAt(text.indexOf('|')), json);
  return list?.items.map(({ label }) => label) ?? [];
}
