import { register } from 'node:module';

const HOOK = `export const load = (url, context, next) =>
  url.endsWith('.css') ? { format: 'module', source: '', shortCircuit: true } : next(url, context);`;

/** Lets Node load modules of VS Code's that import their style sheets: those are empty here. */
export function ignoreStyles(): void {
  register(`data:text/javascript,${encodeURIComponent(HOOK)}`);
}
