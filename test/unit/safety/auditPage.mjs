// @ts-nocheck It runs in the page of a panel, which gets it as text: there is a DOM, and nothing of this project.
/* global document, window */

/** What a page of text, tables, folds and a chart is made of. */
const ELEMENTS =
  /^(main|header|section|div|h[1-3]|p|span|time|button|a|dl|dt|dd|table|caption|thead|tbody|tr|th|td|ul|li|details|summary|fieldset|legend|label|input|canvas|svg|line|path|menu)$/;
const ATTRIBUTES =
  /^(class|id|role|title|tabindex|hidden|type|scope|datetime|open|style|name|value|checked|disabled|width|height|popover|popovertarget|for|lang|aria-[a-z]+|data-(kind|id|line|character|time|scroll)|d|stroke-dasharray)$/;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Shows some messages one after the other, unfolds everything, and tells what should not be there.
 * @param {unknown[]} messages
 * @returns {Promise<{ problems: string[], shown: number }>} and how many elements were looked at
 */
export async function showAndAudit(messages) {
  const problems = [];
  let shown = 0;
  for (const message of messages) window.postMessage(message, '*');
  // Messages come in their order, so that this one is the last.
  const last = Math.random();
  await new Promise((resolve) => {
    window.addEventListener('message', ({ data }) => data === last && resolve());
    window.postMessage(last, '*');
  });
  for (let depth = 0; depth < 4; depth++) {
    for (const details of document.querySelectorAll('details:not([open])')) details.open = true;
    await new Promise((resolve) => setTimeout(resolve));
  }
  for (const element of document.body.querySelectorAll('*')) {
    shown += 1;
    const { localName } = element;
    if (!ELEMENTS.test(localName)) problems.push(`an element ${localName}`);
    for (const { name, value } of element.attributes) {
      if (!ATTRIBUTES.test(name)) problems.push(`an attribute ${name} of ${localName}`);
      if (name === 'style' && /url|expression|@|;\s*position/i.test(value))
        problems.push(`the style ${value}`);
      if (UNSEEN.test(value) && !name.startsWith('data-')) problems.push(`${name} ${JSON.stringify(value)}`);
    }
  }
  const text = document.body.textContent.replaceAll('\n', ' ');
  if (UNSEEN.test(text))
    problems.push(`the text ${JSON.stringify(UNSEEN.exec(text)[0])} in ${text.slice(0, 200)}`);
  if (document.querySelectorAll('script, link, style, meta, base').length !== 4)
    problems.push('a head of its own');
  return { problems: [...new Set(problems)].slice(0, 10), shown };
}

/**
 * The same with messages as JSON, which may have any keys.
 * @param {string} json
 */
export function showParsed(json) {
  return showAndAudit(JSON.parse(json));
}

/** Clicks on everything that is a link. */
export function clickLinks() {
  for (const link of document.querySelectorAll('a')) link.click();
}
