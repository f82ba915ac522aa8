// @ts-nocheck The only functions that run in the workbench's page, where there is a DOM and nothing of this project.
// They are sent as text: no imports, no helpers, no named functions inside.
/* global document, navigator, NodeFilter */

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
    }))
    .sort((a, b) => a.index - b.index);
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
    name: tab.querySelector('.monaco-icon-name-container')?.textContent ?? '',
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

/** @returns {Promise<string>} */
export function readClipboard() {
  return navigator.clipboard.readText();
}

/** @returns {Promise<void>} */
export function emptyClipboard() {
  return navigator.clipboard.writeText('');
}
