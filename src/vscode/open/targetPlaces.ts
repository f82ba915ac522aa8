import * as vscode from 'vscode';
import { isUuid } from '../../core/entities/ids';
import type { EntityRef } from '../../core/entities/kinds';
import { definitionOf } from '../../core/entities/registry';
import { idAt } from '../../core/ids/idsIn';
import type { ContextKeys } from '../platform/contributionNames';
import { setContextKey } from '../platform/commands';
import type { NodeViews } from '../tree/nodeViews';
import { refsOf } from './commandTargets';

/** The panels, as far as commands take their subject from them. */
export interface TargetPanels {
  /** What the panel in front shows. */
  readonly active: EntityRef | undefined;
  /** A person works in a panel. */
  readonly onDidUse: vscode.Event<void>;
  /** Another panel is in front, or none. */
  readonly onDidChangeActive: vscode.Event<void>;
}

type Place = 'rows' | 'panel' | 'cursor';

/** A thing, or the text of an id that has to be looked up. */
export type CommandTarget = EntityRef | string;

/**
 * Where a command finds its subject when it is given none: in the place that the person used last. VS Code does not tell
 * which view has the focus, so a place counts as used when rows are selected, a panel takes the focus or the cursor moves.
 */
export class TargetPlaces implements vscode.Disposable {
  #usedLast: Place = 'rows';
  readonly #told = new Map<keyof ContextKeys, boolean>();
  readonly #places: Readonly<Record<Place, () => readonly CommandTarget[]>>;
  readonly #listeners: vscode.Disposable;

  constructor(views: NodeViews, panels: TargetPanels) {
    this.#places = {
      rows: () => refsOf(views.selection),
      panel: () => (panels.active ? [panels.active] : []),
      cursor: idAtCursor,
    };
    this.#listeners = vscode.Disposable.from(
      views.onDidSelect(() => this.use('rows')),
      panels.onDidUse(() => this.use('panel')),
      panels.onDidChangeActive(() => this.#tell()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#tell()),
      vscode.window.onDidChangeTextEditorSelection(({ kind }) => {
        // Without a kind it was moved by a program, such as the click on a row that opens a file.
        if (kind !== undefined) this.use('cursor');
      }),
    );
  }

  get current(): readonly CommandTarget[] {
    const { rows, panel, cursor } = this.#places;
    const inOrder = [this.#places[this.#usedLast], rows, panel, cursor];
    return inOrder.map((subjects) => subjects()).find(({ length }) => length > 0) ?? [];
  }

  use(place: Place): void {
    this.#usedLast = place;
    this.#tell();
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  /** Only what is new: each is a call to the window. */
  #tell(): void {
    const { current } = this;
    const keys = {
      'kalshi.hasSubject': current.length > 0,
      'kalshi.subjectHasTicker': current.some(hasTicker),
      'kalshi.subjectInMilestones': current.some(mayStandInMilestones),
    };
    for (const [key, value] of Object.entries(keys) as [keyof typeof keys, boolean][]) {
      if ((this.#told.get(key) ?? false) === value) continue;
      this.#told.set(key, value);
      setContextKey(key, value);
    }
  }
}

/** Whether a thing is known by a ticker. Milestones and structured targets have a UUID alone. */
export function hasTicker(subject: CommandTarget): boolean {
  return typeof subject === 'string' ? !isUuid(subject) : definitionOf(subject.kind).idNoun === 'ticker';
}

/** Whether a thing can have a row in the Milestones view. */
export function mayStandInMilestones(subject: CommandTarget): boolean {
  return typeof subject === 'string' || /^(milestone|event|market)$/.test(subject.kind);
}

function idAtCursor(): readonly CommandTarget[] {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return [];
  const { line, character } = editor.selection.active;
  const found = line < editor.document.lineCount && idAt(editor.document.lineAt(line).text, character);
  return found ? [found.id] : [];
}
