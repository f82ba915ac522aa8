/**
 * Stands for a part of VS Code that no test here looks at: whatever is read of it or called gives it again. It is empty
 * where it is a list, and no promise.
 * @param own members that it has all the same
 */
export function standIn(own: Readonly<Record<string, unknown>> = {}): unknown {
  const one: unknown = new Proxy(() => undefined, {
    get: (_target, name) => {
      if (typeof name === 'string' && name in own) return own[name];
      if (name === Symbol.iterator) return () => [].values();
      return name === 'then' || typeof name === 'symbol' ? undefined : one;
    },
    apply: () => one,
  });
  return one;
}
