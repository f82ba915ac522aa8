import * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import { rawJsonScheme } from '../platform/contributionNames';

/**
 * Where the raw JSON of a thing stands, `kalshi://<exchange>/<kind>/<id>.json`: the same id of two exchanges is two
 * documents, and the name ends in the language.
 */
export function rawJsonUri({ kind, id }: EntityRef, exchange: string): vscode.Uri {
  return vscode.Uri.from({ scheme: rawJsonScheme, authority: exchange, path: `/${kind}/${id}.json` });
}
