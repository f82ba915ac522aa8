import { isUuid } from '../entities/ids';
import { idHint } from '../ids/idHint';
import { isComment, kindOf, MARK, SPACE, tokenEnd } from '../ids/jsonKeyPaths';
import type { Lines } from '../ids/documentIds';
import type { PlacedId } from './foundId';
import { JsonFrame, spanOf, tokenOf, type OpenId, type Token } from './jsonFrame';
import { stringOf, textOf, type JsonObjectNode, type Span } from './jsonNode';

/** Brackets inside each other that are followed; deeper ones are passed over. */
const DEEPEST = 256;
/** Tokens between two places where the reading can pause: well below a millisecond. */
const TOKENS_A_STEP = 256;

export interface ReaderOptions {
  /** Each line is a document of its own, so that a broken one spoils no other. */
  readonly isJsonLines: boolean;
  /** An object that is closed, with those of its members that the checks look at. */
  readonly onObject: (object: JsonObjectNode) => void;
}

/**
 * Reads a JSON document line by line and keeps of it the ids, with the keys around them, and what the checks look at.
 * Takes comments, JSON lines and anything that is half typed; what is not closed properly is not handed to `onObject`.
 */
export class JsonReader {
  readonly ids: PlacedId[] = [];

  #frames: JsonFrame[] = [documentFrame(0)];
  #inComment = false;
  /** Open brackets below the deepest frame. */
  #tooDeep = 0;

  readonly #lines: Lines;
  readonly #options: ReaderOptions;

  constructor(lines: Lines, options: ReaderOptions) {
    this.#lines = lines;
    this.#options = options;
  }

  /** Reads everything, and can be left alone between any two steps as long as the lines stay the same. */
  *steps(): Generator<void, void, undefined> {
    let tokens = 0;
    for (let line = 0; line < this.#lines.lineCount; line++) {
      const text = this.#lines.lineAt(line);
      let end: number;
      for (let at = this.#inComment ? this.#commentEnd(text, 0) : 0; at < text.length; at = end) {
        end = isComment(text, at) ? this.#commentEnd(text, at) : tokenEnd(text, at);
        this.#take(text, line, at, end);
        if (++tokens % TOKENS_A_STEP === 0) yield;
      }
      if (this.#options.isJsonLines) this.#restart(line + 1);
    }
    this.#restart(this.#lines.lineCount);
  }

  /** Where a comment ends in its line, and notes whether it goes on in the next one. */
  #commentEnd(text: string, at: number): number {
    if (!this.#inComment && text.charAt(at + 1) === '/') return text.length;
    const close = text.indexOf('*/', this.#inComment ? at : at + 2);
    this.#inComment = close === -1;
    return close === -1 ? text.length : close + 2;
  }

  get #top(): JsonFrame {
    return this.#frames[this.#frames.length - 1] ?? documentFrame(0);
  }

  #take(text: string, line: number, at: number, end: number): void {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    if (kind === SPACE || isComment(text, at)) return;
    if (kind === MARK) this.#mark(text.charAt(at), line, at);
    else if (this.#tooDeep === 0) {
      const top = this.#top;
      this.#settle(top);
      top.token = tokenOf(text, line, at, end);
    }
  }

  #mark(mark: string, line: number, at: number): void {
    if (mark === '{' || mark === '[') this.#open(mark, line, at);
    else if (mark === '}' || mark === ']') this.#close(mark === '}' ? 'object' : 'list', line, at + 1);
    else if (this.#tooDeep > 0) return;
    else if (mark === ',') this.#comma(this.#top, line, at);
    else this.#colon(this.#top);
  }

  #open(mark: string, line: number, start: number): void {
    if (this.#tooDeep > 0 || this.#frames.length > DEEPEST) {
      this.#tooDeep++;
      return;
    }
    this.#settle(this.#top);
    this.#frames.push(new JsonFrame(mark === '{' ? 'object' : 'list', { line, start }, this.#top.keepsNext));
  }

  #comma(frame: JsonFrame, line: number, start: number): void {
    // Only elements of lists are taken out together with a comma.
    const span = frame.kind === 'list' ? { line, start, endLine: line, end: start + 1 } : undefined;
    this.#settle(frame, span);
    frame.key = undefined;
    frame.comma = span;
  }

  #colon(frame: JsonFrame): void {
    const { token } = frame;
    if (frame.kind === 'list' || !token) return;
    frame.token = undefined;
    if (token.id) this.#note(frame, token, { isKey: true, inList: undefined });
    frame.name(textOf(token.raw), spanOf(token));
  }

  /** Closes what a bracket closes, and with it what was left open inside, which nobody judges. */
  #close(kind: 'object' | 'list', line: number, end: number): void {
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      return;
    }
    const index = this.#frames.findLastIndex((frame) => frame.kind === kind);
    if (index === -1) return;
    const isWhole = index === this.#frames.length - 1;
    while (this.#frames.length - 1 > index) this.#leave();
    const frame = this.#top;
    this.#leave();
    const value = isWhole ? frame.closed(line, end) : undefined;
    if (!value) return;
    if (this.#top.keepsNext) this.#top.add(value);
    if (value.type === 'object' && value.members.size > 0) this.#options.onObject(value);
  }

  /** Takes the innermost object or list off, and says what its ids are; those of a list wait for the object around it. */
  #leave(): void {
    const frame = this.#top;
    this.#settle(frame);
    this.#frames.pop();
    if (!frame.ids) return;
    if (frame.kind !== 'list') for (const open of frame.ids) this.ids.push(placed(open, frame));
    else if (this.#top.ids) for (const open of frame.ids) this.#top.ids.push(open);
    else this.#top.ids = frame.ids;
  }

  /** A document ends: nothing that is still open will be closed. */
  #restart(line: number): void {
    while (this.#frames.length > 0) this.#leave();
    this.#frames = [documentFrame(line)];
    this.#tooDeep = 0;
    if (this.#options.isJsonLines) this.#inComment = false;
  }

  /** The token before a comma, a bracket or another token was a value. */
  #settle(frame: JsonFrame, after?: Span): void {
    const { token } = frame;
    if (!token) return;
    frame.token = undefined;
    if (token.id) {
      const inList = frame.kind === 'list' ? { before: frame.comma, after } : undefined;
      this.#note(frame, token, { isKey: false, inList });
    }
    if (frame.keepsNext) frame.add({ type: 'scalar', raw: token.raw, span: spanOf(token) });
  }

  #note(frame: JsonFrame, { id, line }: Token, { isKey, inList }: Pick<OpenId, 'isKey' | 'inList'>): void {
    if (!id) return;
    const keys: string[] = [];
    let keySpan: Span | undefined;
    for (const { key } of this.#frames) {
      if (!key || (isKey && key === frame.key)) continue;
      keys.push(key.text);
      keySpan = key.span;
    }
    const span: Span = { line, start: id.start, endLine: line, end: id.end };
    frame.ids ??= [];
    frame.ids.push({ id: id.id, span, keys, keySpan, isKey, inList });
  }
}

function documentFrame(line: number): JsonFrame {
  return new JsonFrame('document', { line, start: 0 }, false);
}

function placed({ id, span, keys, keySpan, isKey, inList }: OpenId, frame: JsonFrame): PlacedId {
  const { siblings } = frame;
  const [outer, key = ''] = keys.length > 1 ? keys.slice(-2) : ['', keys[0]];
  return {
    id,
    span,
    key,
    keySpan,
    isKey,
    inList,
    hint: idHint({ keys, isKey, siblings }, !isUuid(id)),
    targetType: outer === 'custom_strike' && !isKey ? key : '',
    siblings,
    status: stringOf(frame.members?.get('status')?.value),
  };
}
