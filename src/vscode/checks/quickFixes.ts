import * as vscode from 'vscode';
import { fixesOf, type CheckFix, type FixSource } from '../../core/checks/checkFixes';
import type { Finding } from '../../core/checks/finding';
import type { Session } from '../../core/session';
import type { CommandArguments, CommandId } from '../platform/commandIds';
import { diagnosticSource, rangeOf } from './diagnosticWords';
import type { Diagnostics } from './diagnostics';

/** What can be done about the findings that VS Code asks about. */
export async function quickFixes(
  document: vscode.TextDocument,
  { diagnostics }: Pick<vscode.CodeActionContext, 'diagnostics'>,
  found: Pick<Diagnostics, 'findingsAt'>,
  session: Session,
): Promise<vscode.CodeAction[]> {
  const source = fixSource(document, session);
  const ours = diagnostics.filter((one) => one.source === diagnosticSource);
  const actions: vscode.CodeAction[] = [];
  for (const diagnostic of ours) {
    const findings = await found.findingsAt(document, diagnostic.range);
    const fixes = findings
      .filter((one) => isOf(document, one, diagnostic))
      .flatMap((one) => fixesOf(one, source));
    actions.push(...fixes.map((fix) => actionOf(fix, diagnostic, document)));
  }
  return actions;
}

function isOf(
  document: vscode.TextDocument,
  { code, span }: Finding,
  diagnostic: vscode.Diagnostic,
): boolean {
  const given = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
  return given === code && rangeOf(document, span).isEqual(diagnostic.range);
}

function fixSource(document: vscode.TextDocument, { catalog }: Session): FixSource {
  return {
    text: document.getText(),
    market: (id) => catalog.peek({ kind: 'market', id })?.value,
    *tickers() {
      for (const { event_ticker } of catalog.all('event')) yield event_ticker;
      for (const { ticker } of catalog.all('market')) yield ticker;
    },
  };
}

function actionOf(
  fix: CheckFix,
  diagnostic: vscode.Diagnostic,
  document: vscode.TextDocument,
): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  if (fix.type === 'edit') {
    action.edit = new vscode.WorkspaceEdit();
    for (const { span, text } of fix.changes)
      action.edit.replace(document.uri, rangeOf(document, span), text);
    action.isPreferred = fix.isPreferred === true;
  } else if (fix.type === 'openDetails') action.command = command('kalshi.openDetails', fix.title, fix.ref);
  else if (fix.type === 'turnOff') action.command = command('kalshi.checks.turnOff', fix.title, fix.code);
  else
    action.command = command('kalshi.checks.replaceId', fix.title, document.uri, rangeOf(document, fix.span));
  return action;
}

function command<C extends CommandId>(id: C, title: string, ...args: CommandArguments[C]): vscode.Command {
  return { command: id, title, arguments: args };
}
