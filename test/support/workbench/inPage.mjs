// @ts-nocheck The only functions that run in the workbench's page, where there is a DOM and nothing of this project.
// They are sent as text: no imports, no helpers, no named functions inside.
/* global document, getComputedStyle, Event, indexedDB, navigator, NodeFilter */

/**
 * @param {unknown[]} rows elements of a tree
 * @returns {import('./treeRow.js').DrawnRow[]}
 */
export function readTreeRows(rows) {
  return rows
    .map((row) => ({
      index: Number(row.dataset.index),
      level: Number(row.ariaLevel),
      label: row.querySelector('.label-name')?.textContent ?? '',
      description: row.querySelector('.label-description')?.textContent ?? '',
      ariaLabel: row.ariaLabel ?? '',
      expanded: row.ariaExpanded === null ? undefined : row.ariaExpanded === 'true',
      selected: row.ariaSelected === 'true',
      isLast: row.dataset.lastElement === 'true',
      box: row.getBoundingClientRect(),
      row,
    }))
    .map(({ box, row, ...drawn }) => ({
      ...drawn,
      inSight: row.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)),
    }))
    .sort((a, b) => a.index - b.index);
}

/** @returns {boolean} */
export function hasFocusSomewhere() {
  return document.activeElement !== document.body;
}

/**
 * @param {unknown[]} rows elements of a quick pick
 * @returns {import('./quickInput.js').QuickItem[]}
 */
export function readQuickItems(rows) {
  return rows
    .sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
    .map((row) => ({
      label: row.querySelector('.label-name')?.textContent.trim() ?? '',
      description: row.querySelector('.label-description')?.textContent.trim() ?? '',
      picked: row.querySelector('[role="checkbox"], input[type="checkbox"]')?.ariaChecked === 'true',
    }));
}

/**
 * @param {unknown[]} tabs elements
 * @returns {import('./editorArea.js').EditorTab[]}
 */
export function readTabs(tabs) {
  return tabs.map((tab) => ({
    // VS Code draws the ending of a file's name on its own.
    name: [...tab.querySelectorAll('.label-name, .label-suffix')].map((part) => part.textContent).join(''),
    active: tab.classList.contains('active'),
    dirty: tab.classList.contains('dirty'),
  }));
}

/**
 * @param {unknown[]} lines elements of an editor
 * @returns {string[]} their texts, top to bottom
 */
export function readLines(lines) {
  return lines
    .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent }))
    .sort((a, b) => a.top - b.top)
    .map(({ text }) => text.replaceAll('\u00a0', ' '));
}

/**
 * The middle of a text in an editor, in pixels. Its letters may be spread over several elements.
 * @param {unknown[]} lines elements of an editor
 * @param {string} text
 * @returns {{ x: number, y: number } | undefined}
 */
export function middleOfText(lines, text) {
  for (const line of lines) {
    const start = line.textContent.replaceAll('\u00a0', ' ').indexOf(text);
    if (start === -1) continue;
    let left = start + Math.floor(text.length / 2);
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && left >= walker.currentNode.length) left -= walker.currentNode.length;
    const range = document.createRange();
    range.setStart(walker.currentNode, left);
    range.setEnd(walker.currentNode, left + 1);
    const box = range.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  return undefined;
}

/**
 * @param {unknown[]} elements
 * @returns {string[]}
 */
export function readAriaLabels(elements) {
  return elements.map((element) => element.ariaLabel ?? '');
}

/** @returns {Promise<string>} */
export function readClipboard() {
  return navigator.clipboard.readText();
}

/** @returns {Promise<void>} */
export function emptyClipboard() {
  return navigator.clipboard.writeText('');
}

/**
 * What VS Code remembers of a window in a browser (editors, views, the extension's workspace state) is written when the
 * window loses the focus, as it does when a person reaches for the browser's buttons. Resolves once it is written.
 * @returns {Promise<void>}
 */
export async function loseFocus() {
  // VS Code asks the document on this event, and acts on a change. A blur would not do: the window has that behind it
  // when the focus is in a webview.
  for (const focused of [true, false]) {
    document.hasFocus = () => focused;
    document.dispatchEvent(new Event('visibilitychange'));
  }
  // VS Code gathers what is to be written for 100 ms: timers fire in order, so the writer is at work after this one.
  // A reader of the same store then waits for the writer.
  await new Promise((resolve) => setTimeout(resolve, 250));
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      await new Promise(
        (resolve) => (database.transaction(store).objectStore(store).count().onsuccess = resolve),
      );
    }
    database.close();
  }
}

/**
 * How well the text of an element can be read on the editor's background, as WCAG counts it: from 1 to 21.
 * @param {Element} element
 * @returns {number}
 */
export function contrastOf(element) {
  const probe = document.createElement('div');
  probe.style.color = 'var(--vscode-editor-background)';
  document.body.append(probe);
  const [ink, ground] = [element, probe]
    .map((one) => getComputedStyle(one).color)
    // A mixed colour comes in shares of one, a plain one in shares of 255; the opacity is a share of one in both.
    .map((color) => ({
      most: color.startsWith('color(') ? 1 : 255,
      numbers: color.match(/[\d.]+/g).map(Number),
    }))
    .map(({ most, numbers: [red, green, blue, opacity = 1] }) => ({
      shares: [red / most, green / most, blue / most],
      opacity,
    }));
  const seen = ink.shares.map(
    (share, index) => share * ink.opacity + ground.shares[index] * (1 - ink.opacity),
  );
  const [low, high] = [seen, ground.shares]
    .map((shares) =>
      shares.map((share) => (share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4)),
    )
    .map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue)
    .sort((a, b) => a - b);
  probe.remove();
  return (high + 0.05) / (low + 0.05);
}
