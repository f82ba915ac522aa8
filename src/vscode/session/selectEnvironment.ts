import * as vscode from 'vscode';
import { checkBaseUrl, environments, type EnvironmentName } from '../../core/kalshi/environments';
import { changeSetting, setting } from '../platform/configuration';

const DETAILS: Readonly<Record<EnvironmentName, string>> = {
  production: 'The real exchange; no account is needed',
  demo: "The exchange's test environment, with its own events, milestones and IDs",
  sample: 'Made-up data that is part of the extension; sends nothing',
  custom: 'Another address with the same API',
};

/** Asks for the environment, and for the address of a custom one. */
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
    { title: 'Select Environment', placeHolder: 'Exchange to read from' },
  );
  if (!picked || (picked.name === 'custom' && !(await askForAddress()))) return;
  await changeSetting('environment', picked.name);
}

async function askForAddress(): Promise<boolean> {
  const typed = await vscode.window.showInputBox({
    title: 'Custom Address',
    prompt: 'Base address of the API: https, or http on this computer',
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
