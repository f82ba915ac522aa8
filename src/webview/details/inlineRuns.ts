import type { EntityRef } from '../../core/entities/kinds';
import type { FilePlace, Inline } from '../../core/format/inline';
import { relativeTime } from '../../core/format/time';
import { readPlace, readRef } from '../../core/details/readMessage';
import { element } from './element';

/**
 * Runs of text as elements, of which each keeps its writing direction to itself. A single plain one needs none: a table
 * of thousands of rows is made of them.
 */
export function inlineRuns(runs: readonly Inline[]): readonly (HTMLElement | string)[] {
  const [{ text, ...more } = { text: '' }] = runs;
  if (runs.length <= 1 && Object.keys(more).length === 0) return text === '' ? [] : [text];
  return runs.map(({ text, ref, place, code, tone, hint, time }) => {
    const classes = ['run', ...(code ? ['code'] : []), ...(tone ? [tone] : [])].join(' ');
    const attributes = { class: classes, ...(hint && { title: hint }) };
    if (time !== undefined) return momentElement(time, attributes);
    if (place) return placeLink(text, place, attributes);
    return ref ? entityLink(text, ref, attributes) : element('span', attributes, text);
  });
}

/** Runs with something between them. */
export function joinedRuns(runs: readonly Inline[], between: string): readonly (HTMLElement | string)[] {
  return inlineRuns(runs).flatMap((run, index) => (index ? [between, run] : [run]));
}

function momentElement(time: number, attributes: Readonly<Record<string, string>>): HTMLElement {
  return element('span', { ...attributes, 'data-time': String(time) }, relativeTime(time, Date.now()));
}

/** Words the times in the page anew, in which they are told from now. */
export function updateRelativeTimes(root: HTMLElement, now: number): void {
  for (const moment of root.querySelectorAll<HTMLElement>('[data-time]')) {
    const text = relativeTime(Number(moment.dataset['time']), now);
    if (moment.textContent !== text) moment.textContent = text;
  }
}

/** A link to the panel of something else. It has no address: `followLinks` sees to it. */
export function entityLink(
  text: string,
  ref: EntityRef,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElement {
  const target = { 'data-kind': ref.kind, 'data-id': ref.id };
  return element('a', { role: 'link', tabindex: '0', ...target, ...attributes }, text);
}

/** A link to a place in the file that the page is of. */
function placeLink(
  text: string,
  { id, line, character, cell }: FilePlace,
  attributes: Readonly<Record<string, string>>,
): HTMLElement {
  const target = {
    ...{ 'data-id': id, 'data-line': String(line), 'data-character': String(character) },
    ...(cell !== undefined && { 'data-cell': String(cell) }),
  };
  return element('a', { role: 'link', tabindex: '0', ...target, ...attributes }, text);
}

/** What links lead to. */
export interface LinkTargets {
  open(ref: EntityRef): void;
  openPlace(place: FilePlace): void;
}

/** Hands on every link that is clicked, or that Enter is pressed on. */
export function followLinks(root: HTMLElement, targets: LinkTargets): void {
  const follow = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-id]') : null;
    if (!link) return;
    const { kind, id, line, character, cell } = link.dataset;
    const ref = readRef({ kind, id });
    const inCell = cell === undefined ? {} : { cell: Number(cell) };
    const place = readPlace({ id, line: Number(line), character: Number(character), ...inCell });
    if (!ref && !place) return;
    event.preventDefault();
    if (ref) targets.open(ref);
    else if (place) targets.openPlace(place);
  };
  root.addEventListener('click', follow);
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') follow(event);
  });
}
