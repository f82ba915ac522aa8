'use strict';
// Loaded by the extension host in place of the test runner: runs the real one and sends its output and its outcome
// over a local socket, so that neither depends on the browser page.
const { Console } = require('node:console');
const net = require('node:net');
const { Writable } = require('node:stream');

/** `{ socket, tests, env }`, written beside this file by runHostTests.mjs. */
const config = require('./config.json');

exports.run = async function run() {
  Object.assign(process.env, config.env);
  const socket = net.connect(config.socket);
  socket.on('error', () => {});
  const send = (message) => socket.write(`${JSON.stringify(message)}\n`);
  const restore = redirectOutput((stream, text) => send({ type: stream, text }));
  let code = 0;
  try {
    await runTests(config.tests);
  } catch (error) {
    code = 1;
    send({ type: 'stderr', text: `${error?.stack ?? error}\n` });
  }
  restore();
  send({ type: 'done', code });
  await new Promise((resolve) => socket.end(resolve));
  if (code) throw new Error('tests failed');
};

async function runTests(file) {
  const runner = require(file);
  await new Promise((resolve, reject) => {
    // Both shapes that VS Code takes: a promise, or run(testsRoot, callback).
    const onDone = (error, failures) => {
      if (error || failures) reject(error ?? new Error(`${failures} tests failed`));
      else resolve();
    };
    runner.run(file, onDone)?.then(resolve, reject);
  });
}

/** VS Code makes console.log and the like unassignable: the whole console is replaced while the tests run. */
function redirectOutput(onText) {
  const before = { console: globalThis.console, stdout: process.stdout.write, stderr: process.stderr.write };
  const sink = (stream) =>
    new Writable({
      decodeStrings: false,
      write(text, _encoding, done) {
        onText(stream, String(text));
        done();
      },
    });
  globalThis.console = new Console({
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    colorMode: Boolean(process.env.FORCE_COLOR),
  });
  for (const stream of ['stdout', 'stderr']) {
    process[stream].write = (text) => (onText(stream, String(text)), true);
  }
  return () => {
    globalThis.console = before.console;
    process.stdout.write = before.stdout;
    process.stderr.write = before.stderr;
  };
}
