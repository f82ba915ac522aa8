import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeSpan, commandLink, escapeMarkdown } from '../../../src/core/format/markdown';
import { plainText } from '../../../src/core/format/text';
import { hostileText } from './hostileText';
import { renderer, shownText } from './markdownRenderer';

const markdown = renderer();

describe('escapeMarkdown', () => {
  it('shows any text as itself', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = plainText(text, 2000);
        const html = markdown.render(escapeMarkdown(text));
        if (shown === '') assert.equal(html, '');
        else assert.equal(shownText(html), `<p>${shown}</p>\n`);
      }),
      { numRuns: 3000 },
    );
  });

  it('shows any text as itself in bold, in a list and in a table', () => {
    fc.assert(
      fc.property(
        hostileText.filter((text) => plainText(text) !== ''),
        (text) => {
          const shown = plainText(text, 2000);
          const escaped = escapeMarkdown(text);
          assert.equal(
            shownText(markdown.render(`**${escaped}** x`)),
            `<p><strong>${shown}</strong> x</p>\n`,
          );
          assert.equal(shownText(markdown.render(`- ${escaped}`)), `<ul>\n<li>${shown}</li>\n</ul>\n`);
          const table = shownText(markdown.render(`| a | b |\n|---|---|\n| ${escaped} | x |`));
          assert.ok(table.includes(`<tr>\n<td>${shown}</td>\n<td>x</td>\n</tr>`), table);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('leaves no icon in the HTML for VS Code to draw', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const withoutEscapes = escapeMarkdown(text).replace(/\\([!-/:-@[-`{-~])/g, '$1');
        assert.ok(!`${withoutEscapes}(x)`.includes('$('));
      }),
    );
  });

  it('breaks the autolinks of GFM', () => {
    for (const link of [
      'https://a.example',
      'HTTP://A.example',
      'www.a.example',
      'a@b.example',
      'mailto:a@b.example',
    ]) {
      assert.doesNotMatch(escapeMarkdown(link), /:\/\/|www\.|[a-z]@|mailto:/i);
    }
  });
});

describe('codeSpan', () => {
  it('shows any text in the editor font and nothing else', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = plainText(text).replaceAll('$(', '$ (');
        const html = markdown.render(`x ${codeSpan(text)}`);
        assert.equal(shownText(html), shown === '' ? '<p>x</p>\n' : `<p>x <code>${shown}</code></p>\n`);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('commandLink', () => {
  it('carries its arguments as JSON', () => {
    const link = commandLink('Copy ID', 'kalshi.copyId', [{ kind: 'event', id: 'A(1)-"x"' }]);
    const [, label, command, query = ''] = /^\[(.*)\]\(command:([\w.]+)\?([^()\s]*)\)$/.exec(link) ?? [];
    assert.deepEqual([label, command], ['Copy ID', 'kalshi.copyId']);
    assert.deepEqual(JSON.parse(decodeURIComponent(query)), [{ kind: 'event', id: 'A(1)-"x"' }]);
  });
});
