import * as vscode from 'vscode';
import { checkBaseUrl, environments, type EnvironmentName } from '../../core/kalshi/environments';
import { changeSetting, setting } from '../platform/configuration';

const DETAILS: Readonly<Record<EnvironmentName, string>> = {
  production: 'The real exchange, read without an account',
  demo: "The exchange's test environment: its own events, milestones and ids",
  sample: 'Made-up data inside the extension: no network',
  custom: 'An address of your own that speaks the same API',
};

/** Asks which exchange to read, and for the address where that is one's own. */
export async function selectEnvironment(): Promise<void> {
  const current = setting('environment');
  const names = Object.keys(environments) as EnvironmentName[];
  const picked = await vscode.window.showQuickPick(
    names.map((name) => ({
      label: environments[name].label,
      description: name === current ? 'current' : '',
      detail: DETAILS[name],
      name,
    })),
    { title: 'Select Environment', placeHolder: 'Which exchange should Kalshi Explorer read?' },
  );
  if (!picked || (picked.name === 'custom' && !(await askForAddress()))) return;
  await changeSetting('environment', picked.name);
}

async function askForAddress(): Promise<boolean> {
  const typed = await vscode.window.showInputBox({
    title: 'Custom Address',
    prompt: 'The base address of the API, https only (http for this computer)',
    placeHolder: 'https://host/trade-api/v2',
    value: setting('customBaseUrl'),
    ignoreFocusOut: true,
    validateInput: (text) => {
      const check = checkBaseUrl(text);
      return check.ok ? undefined : check.problem;
    },
  });
  const check = checkBaseUrl(typed ?? '');
  if (check.ok) await changeSetting('customBaseUrl', check.baseUrl);
  return check.ok;
}
