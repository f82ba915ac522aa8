import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import type { EntityKind } from '../../../src/core/entities/kinds';
import { KalshiError } from '../../../src/core/kalshi/errors';
import { hoverLive, hoverPending, type HoverAnswer } from '../../../src/core/ids/hover';
import { linkTooltip, codeSpan, escapeMarkdown } from '../../../src/core/format/markdown';
import { plainText } from '../../../src/core/format/text';
import { vscodeMarkdown, type RenderMarkdown } from '../../support/vscodeClasses/markdownView';
import { thingsOf } from '../format/hostileThings';
import { again, isFull, seed } from '../../support/effort';
import { HARMFUL, harmlessTitles, hostileTitles } from './hostileTitles';
import { Random } from '../../support/random';
import { everySurface } from './surfaces';

const TITLES = isFull ? 100_000 : 500;
/** In one text: VS Code's renderer takes as long for one as for many. */
const TOGETHER = 40;

type Titles = () => string;

describe(`hostile titles in VS Code's own renderer of Markdown (${again})`, () => {
  let render: RenderMarkdown;
  before(async () => {
    render = await vscodeMarkdown();
  });

  it(`stand as themselves and as nothing else, ${TITLES.toLocaleString('en')} of them`, () => {
    const next = hostileTitles(new Random(seed));
    for (let count = 0; count < TITLES; count += TOGETHER) {
      const titles = Array.from({ length: TOGETHER }, next);
      // The tooltips of links are rendered with icons, all others without.
      for (const supportThemeIcons of [count % 80 === 0, false].slice(0, count % 400 === 0 ? 2 : 1)) {
        const blocks = [...render({ value: titles.map(paragraph).join('\n\n'), supportThemeIcons }).children];
        titles.forEach((title, index) => {
          const block = blocks[index];
          assert.equal(
            block?.innerHTML && skeleton(block),
            '<p><strong></strong><em></em><code></code></p>',
            title,
          );
          assert.equal(textOf(block), wanted(title), title);
        });
        assert.equal(blocks.length, titles.length);
      }
    }
  });

  it(`change nothing of what hovers, tooltips and explanations are made of, ${TITLES.toLocaleString('en')} of them`, () => {
    const counted = { titles: 0 };
    const random = new Random(seed + 1);
    const hostile = hostileTitles(random);
    const next = (): string => {
      counted.titles += 1;
      return hostile();
    };
    for (const idsAreTickers of [true, false]) {
      const ticker = idsAreTickers ? () => 'KXA-26-B' : undefined;
      const structures = surfaces(harmlessTitles(), ticker).map((one) => structure([one], render));
      const most = counted.titles + TITLES / 2;
      while (counted.titles < most) {
        const shown = Array.from({ length: 6 }, () => surfaces(next, ticker));
        const together = structures.map((one) => one.repeat(shown.length));
        structures.forEach((_, index) => {
          const same = shown.map((one) => one[index] as HoverAnswer);
          if (structure(same, render) === together[index]) return;
          for (const one of same) assert.equal(structure([one], render), structures[index], one.markdown);
          assert.fail(
            `together they change each other: ${same.map(({ markdown }) => markdown).join('\n\n')}`,
          );
        });
      }
    }
  });

  it('are nothing but the words of a link in its tooltip', () => {
    const next = hostileTitles(new Random(seed + 2));
    for (let count = 0; count < TITLES / 4; count += TOGETHER) {
      const titles = Array.from({ length: TOGETHER }, next);
      // As VS Code words it, with icons and all commands allowed.
      const value = titles
        .map((title) => `[${linkTooltip(title)}](https://here.example/x) (ctrl + click)`)
        .join('\n\n');
      const shown = render({ value, supportThemeIcons: true, isTrusted: { enabledCommands: [] } });
      const one = skeleton(render({ value: '[a](https://here.example/x) (ctrl + click)' }));
      assert.equal(skeleton(shown), `<div>${one.slice(5, -6).repeat(TOGETHER)}</div>`, value);
    }
  });
});

const paragraph = (title: string, index: number): string =>
  [
    escapeMarkdown(title),
    `**${escapeMarkdown(title)}**`,
    `_${escapeMarkdown(`x${title}x`)}_`,
    codeSpan(title),
  ]
    .toSorted((_, b) => (index % 2 === 0 ? 0 : b.length))
    .join(' · ');

const wanted = (title: string): string =>
  [
    plainText(title, 2000),
    plainText(title, 2000),
    plainText(`x${title}x`, 2000),
    plainText(title).replaceAll('$(', '$ ('),
  ].join(' · ');

function textOf(element: Element | undefined): string {
  return element?.textContent ?? '';
}

/** The elements and their attributes, without the text. */
function skeleton(element: Element): string {
  return element.outerHTML.replace(/>[^<]+/g, '>');
}

/** The elements that some answers become, one after the other, and nothing unseen in their text. */
function structure(answers: readonly HoverAnswer[], render: RenderMarkdown): string {
  const value = answers.map(({ markdown }) => markdown).join('\n\n');
  const enabledCommands = answers[0]?.enabledCommands ?? [];
  assert.ok(value.length < 100_000, 'VS Code would cut it');
  const shown = render({ value, ...(enabledCommands.length > 0 && { isTrusted: { enabledCommands } }) });
  assert.doesNotMatch(textOf(shown).replaceAll('\n', ''), HARMFUL);
  return skeleton(shown).slice('<div>'.length, -'</div>'.length);
}

/** All Markdown that is made of one thing of each kind, there and only known by name. */
function surfaces(title: Titles, ticker: Titles | undefined): readonly HoverAnswer[] {
  const things = thingsOf(title, ticker);
  const catalog = new Catalog({ get: () => Promise.reject(new KalshiError('offline', '')) });
  const missing = new Catalog({ get: () => Promise.reject(new KalshiError('offline', '')) });
  for (const [ref, entity] of things) catalog.remember<EntityKind>(ref.kind, [entity]);
  const live = hoverLive({ status_text: title(), home_score: title(), period: title() }, () => undefined);
  return [
    ...things.flatMap(([ref, entity]) => everySurface(ref, entity, catalog, title()).markdown),
    ...things.flatMap(([ref, entity]) => everySurface(ref, entity, missing, title()).markdown.slice(-1)),
    ...(live ? [live] : []),
    hoverPending(title()),
  ];
}
