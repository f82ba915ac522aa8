type Answer = (...args: never[]) => unknown;

/**
 * The other side of VS Code's extension host, its window: takes every call that comes over, and answers those that
 * somebody has an answer for. Like the window it keeps nothing of what it was told.
 */
export class MainThread {
  readonly #answers = new Map<string, readonly Answer[]>();
  readonly #proxies = new Map<string, unknown>();

  /**
   * Of several answers the last counts, after all have come.
   * @param call actor and method as VS Code's protocol names them: `MainThreadTreeViews.$refresh`
   */
  on(call: string, answer: Answer): void {
    this.#answers.set(call, [...(this.#answers.get(call) ?? []), answer]);
  }

  /** What the extension host holds in place of one of the window's objects. */
  proxyOf(actor: string): unknown {
    let proxy = this.#proxies.get(actor);
    if (!proxy) {
      const methods = new Map<string, Answer>();
      proxy = new Proxy(Object.create(null) as object, {
        // Of a promise only `then` is looked for.
        get: (_target, method) =>
          typeof method === 'string' && method.startsWith('$')
            ? this.#method(actor, method, methods)
            : undefined,
      });
      this.#proxies.set(actor, proxy);
    }
    return proxy;
  }

  #method(actor: string, method: string, methods: Map<string, Answer>): Answer {
    let call = methods.get(method);
    if (!call) {
      call = async (...args) => {
        const answers = this.#answers.get(`${actor}.${method}`) ?? [];
        return (await Promise.all(answers.map((answer) => answer(...args)))).at(-1);
      };
      methods.set(method, call);
    }
    return call;
  }
}
