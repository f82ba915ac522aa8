// @ts-check
import * as fs from 'node:fs';
import * as path from 'node:path';
import { chromium } from 'playwright-core';
import { scratchDir } from './scratchDir.mjs';
import { unpackChromium } from './unpackChromium.mjs';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'],
  ...['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  // This machine only: what the page asks of the network fails at once, as it would offline.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Signals are this process's own business (see scratchDir.mjs); Playwright would take them and go on. */
const LAUNCH = { args: FLAGS, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

/**
 * @typedef {object} BrowserOptions
 * @property {number} [width]
 * @property {number} [height]
 * @property {number} [deviceScaleFactor]
 * @property {(line: string) => void} [say]
 */

/**
 * A headless Chromium with one page, loopback only. `CHROMIUM_PATH` names the executable (`bundled`: the one from
 * npm); otherwise it is the system's, and where there is none that starts, the one from npm.
 * @param {BrowserOptions} options
 */
export async function openBrowser({
  width = 1280,
  height = 800,
  deviceScaleFactor = 1,
  say = console.error,
} = {}) {
  const scratch = scratchDir('browser-');
  const browser = await launch(scratch.dir, say);
  browser.once('disconnected', () => scratch.remove());
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor,
    locale: 'en-US',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  return { page, close: () => browser.close() };
}

/**
 * @param {string} home
 * @param {(line: string) => void} say
 */
async function launch(home, say) {
  const env = { ...process.env, HOME: home, TMPDIR: home };
  const named = process.env.CHROMIUM_PATH;
  const found = named ? named : systemChromium();
  if (found && found !== 'bundled') {
    try {
      return await chromium.launch({ executablePath: found, env, ...LAUNCH });
    } catch (error) {
      if (named) throw error;
      say(`${found} does not start here (${firstLine(error)}): using the Chromium from npm.`);
    }
  }
  const bundled = await unpackChromium(say);
  const fontEnv = {
    LD_LIBRARY_PATH: bundled.libraries,
    FONTCONFIG_FILE: writeFontConfig(home, bundled.fonts),
  };
  return chromium.launch({ executablePath: bundled.executable, env: { ...env, ...fontEnv }, ...LAUNCH });
}

function systemChromium() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return SYSTEM_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) =>
    fs.existsSync(file),
  );
}

/**
 * @param {string} home
 * @param {string} fonts
 */
function writeFontConfig(home, fonts) {
  const file = path.join(home, 'fonts.conf');
  const dirs = ['/usr/share/fonts', fonts].map((dir) => `<dir>${dir}</dir>`).join('');
  const doctype = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">';
  fs.writeFileSync(file, `${doctype}<fontconfig>${dirs}<cachedir>${home}/fonts</cachedir></fontconfig>`);
  return file;
}

/** @param {unknown} error */
function firstLine(error) {
  return String(error instanceof Error ? error.message : error).split('\n')[0];
}
