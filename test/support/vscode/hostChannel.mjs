// @ts-check
import * as net from 'node:net';

/**
 * Listens for what hostWrapper.cjs says from inside the extension host: output is passed on to this process's own.
 * @param {string} socketPath
 * @param {object} events
 * @param {() => void} events.onStart the extension host runs the wrapper
 * @param {(code: number) => void} events.onDone the tests are through
 * @param {() => void} events.onLost the extension host ended before that
 * @returns {Promise<net.Server>}
 */
export function listenToHost(socketPath, { onStart, onDone, onLost }) {
  const server = net.createServer((connection) => {
    let unread = '';
    let done = false;
    onStart();
    connection.setEncoding('utf8');
    connection.on('error', () => {});
    connection.on('data', (text) => {
      const lines = (unread + text).split('\n');
      unread = lines.pop() ?? '';
      for (const line of lines) {
        const message = JSON.parse(line);
        if (message.type !== 'done')
          process[message.type === 'stderr' ? 'stderr' : 'stdout'].write(message.text);
        else onDone(message.code);
        done ||= message.type === 'done';
      }
    });
    connection.on('close', () => done || onLost());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, () => resolve(server));
  });
}
