import fc from 'fast-check';

const FRAGMENTS = [
  '[a](https://evil.example)',
  '[a](command:workbench.action.quit)',
  '![p](https://evil.example/p.png)',
  '<img src=https://evil.example/p.png>',
  '<a href="command:x">',
  '<!--',
  'https://evil.example/a?b=c',
  'www.evil.example',
  'someone@evil.example',
  'evil.example',
  '//evil.example',
  '&lt;b&gt;',
  '&#36;(trash)',
  '$(trash)',
  '$(sync~spin)',
  '**b**',
  '_i_',
  '~~s~~',
  '`c`',
  '``',
  '```\ncode\n```',
  '|',
  '\\',
  '\\|',
  '\n\n# h\n',
  '\n- i\n',
  '1. ',
  '1) ',
  '> ',
  '---',
  '    indented',
  '[x]: https://evil.example',
  '[^1]',
  ':smile:',
  '(c) ... "quoted"',
  '\u202e',
  '\u200b',
  '\ud800',
  '\u0000',
  'é',
  ' ',
  'a',
];

/** Text that somebody would send who wants a surface to show or load something else than text. */
export const hostileText = fc.oneof(
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 6 }).map((parts) => parts.join('')),
  fc
    .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 5 })), {
      maxLength: 6,
    })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary-ascii' }),
);
