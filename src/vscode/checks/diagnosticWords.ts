import * as vscode from 'vscode';
import type { CheckCode, CheckSeverity, Finding } from '../../core/checks/finding';
import type { Span } from '../../core/checks/json';
import { checkMessage } from '../../core/checks/checkMessage';
import { setting } from '../platform/configuration';

/** Where the explanation of a check is: the line of its heading. */
export type CheckTargets = (code: CheckCode) => vscode.Uri | undefined;

/** Our findings among those of others: VS Code shows it behind the message. */
export const diagnosticSource = 'Kalshi';

const SEVERITIES: Readonly<Record<Exclude<CheckSeverity, 'off'>, vscode.DiagnosticSeverity>> = {
  hint: vscode.DiagnosticSeverity.Hint,
  information: vscode.DiagnosticSeverity.Information,
  warning: vscode.DiagnosticSeverity.Warning,
  error: vscode.DiagnosticSeverity.Error,
};

export function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** Findings as VS Code shows them. */
export class DiagnosticWords {
  readonly #targets: CheckTargets;

  constructor(targets: CheckTargets) {
    this.#targets = targets;
  }

  /** Those whose code is not switched off. */
  diagnostics(document: vscode.TextDocument, findings: readonly Finding[]): vscode.Diagnostic[] {
    const severities = setting('checks.severity', document.uri);
    return findings.flatMap((finding) => {
      const severity = severities[finding.code];
      return severity === 'off' ? [] : [this.#diagnostic(document, finding, SEVERITIES[severity])];
    });
  }

  #diagnostic(
    document: vscode.TextDocument,
    finding: Finding,
    severity: vscode.DiagnosticSeverity,
  ): vscode.Diagnostic {
    const { code, span } = finding;
    const diagnostic = new vscode.Diagnostic(rangeOf(document, span), checkMessage(finding), severity);
    const target = this.#targets(code);
    diagnostic.source = diagnosticSource;
    diagnostic.code = target ? { value: code, target } : code;
    return diagnostic;
  }
}
