// @ts-check
import * as fs from 'node:fs';
import * as path from 'node:path';

/** User settings for a VS Code that starts the same every time and bothers nobody. */
export const quietSettings = {
  'workbench.colorTheme': 'Dark Modern',
  'workbench.startupEditor': 'none',
  'workbench.editor.useModal': 'off',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'chat.disableAIFeatures': true,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  // Deep links open without the question whether they may.
  'extensions.confirmedUriHandlerExtensionIds': ['kalshi-explorer.kalshi-explorer'],
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'npm.autoDetect': 'off',
  'json.schemaDownload.enable': false,
  // Every server that a test starts would be announced.
  'remote.autoForwardPorts': false,
  'files.autoSave': 'off',
  'editor.accessibilitySupport': 'off',
  'window.confirmBeforeClose': 'never',
};

/**
 * Where the server keeps what a desktop VS Code keeps in `<user-data-dir>/User/settings.json`.
 * @param {string} dataDir
 */
export function userSettingsFile(dataDir) {
  return path.join(dataDir, 'data/User/settings.json');
}

/**
 * For a server that is not running yet: another one does not always notice.
 * @param {string} dataDir
 * @param {object} settings
 */
export function writeUserSettings(dataDir, settings) {
  const file = userSettingsFile(dataDir);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(settings, null, 2));
}
