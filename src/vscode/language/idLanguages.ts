import type * as vscode from 'vscode';
import type { LanguageUse } from '../contributions/settings';
import { setting } from '../platform/configuration';

/** The documents in which ids are used so, or more: by the setting `kalshi.languages`. */
export function documentsWith(use: 'hover' | 'all'): vscode.DocumentFilter[] {
  const wanted: readonly LanguageUse[] = use === 'all' ? ['all'] : ['hover', 'all'];
  return Object.entries(setting('languages'))
    .filter(([, given]) => wanted.includes(given))
    .map(([language]) => ({ language }));
}
