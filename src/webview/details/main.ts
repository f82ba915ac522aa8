import type { Message, PageToHost } from '../../core/details/messages';
import { handle, readHostMessage } from '../../core/details/readMessage';
import { DetailsPage } from './detailsPage';
import { followLinks } from './inlineRuns';
import { PageMemory, type StateStore } from './pageMemory';
import { everySecondWhileVisible } from './everySecondWhileVisible';

declare function acquireVsCodeApi(): StateStore & { postMessage(message: Message<PageToHost>): void };

const api = acquireVsCodeApi();
const memory = new PageMemory(api);
const page = new DetailsPage(memory, (message) => api.postMessage(message));
followLinks(page.root, {
  open: (ref) => api.postMessage({ name: 'open', ref }),
  openPlace: (place) => api.postMessage({ name: 'openPlace', place }),
});
document.body.replaceChildren(page.root);

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readHostMessage(data);
  if (message) handle(message, page);
});
document.addEventListener('scrollend', () => memory.setOffset('', window.scrollY));
everySecondWhileVisible(() => page.tick(Date.now()));
const tellFocus = (): void => api.postMessage({ name: 'focused' });
window.addEventListener('focus', tellFocus);
api.postMessage({ name: 'ready', timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone });
if (document.hasFocus()) tellFocus();
