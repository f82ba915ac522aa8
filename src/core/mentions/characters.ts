export const OTHER = 0;
const CAPITAL = 1;
export const DIGIT = 2;
export const SMALL = 3;
export const UNDERSCORE = 4;
export const DASH = 5;
export const DOT = 6;

const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Z]/.test(character)) return CAPITAL;
  if (/[a-z]/.test(character)) return SMALL;
  if (/\d/.test(character)) return DIGIT;
  return { _: UNDERSCORE, '-': DASH, '.': DOT }[character] ?? OTHER;
});

/** What the character at an offset can be in an id; `OTHER` outside of the text and for all that is not ASCII. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? (CLASSES[code] ?? OTHER) : OTHER;
}

/** Whether it is a letter, a digit, `_` or `-`: what makes two neighbours one word. */
export function isWordAt(text: string, at: number): boolean {
  const found = classAt(text, at);
  return found !== OTHER && found !== DOT;
}
