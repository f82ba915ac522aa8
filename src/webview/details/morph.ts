/**
 * How an element takes over what a newer one shows where attributes and children do not say all: what listens to it
 * knows more. True when nothing is left to do.
 */
type TakeOver = (next: ChildNode) => boolean;

const takers = new WeakMap<ChildNode, TakeOver>();

export function takesOver(element: HTMLElement, takeOver: TakeOver): void {
  takers.set(element, takeOver);
}

/** Lets what is in the page show what a newer element shows. Focus, selection, scroll and listeners stay where they are. */
export function morph(shown: ChildNode, next: ChildNode): void {
  if (shown.nodeName !== next.nodeName || takers.has(shown) !== takers.has(next)) shown.replaceWith(next);
  else if (takers.get(shown)?.(next)) return;
  else if (shown instanceof HTMLElement && next instanceof HTMLElement) {
    morphAttributes(shown, next);
    morphChildren(shown, [...next.childNodes]);
  } else if (shown.nodeValue !== next.nodeValue) shown.nodeValue = next.nodeValue;
}

export function morphChildren(shown: HTMLElement, next: readonly ChildNode[]): void {
  const before = [...shown.childNodes];
  for (const [index, node] of next.entries()) {
    const old = before[index];
    if (old) morph(old, node);
    else shown.append(node);
  }
  for (const old of before.slice(next.length)) old.remove();
}

function morphAttributes(shown: HTMLElement, next: HTMLElement): void {
  for (const name of new Set([...shown.getAttributeNames(), ...next.getAttributeNames()])) {
    const value = next.getAttribute(name);
    // The content security policy lets scripts set styles, not the attribute.
    if (name === 'style') shown.style.cssText = next.style.cssText;
    else if (value === null) shown.removeAttribute(name);
    else if (value !== shown.getAttribute(name)) shown.setAttribute(name, value);
  }
}
