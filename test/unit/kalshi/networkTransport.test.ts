import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import http from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { isKalshiError, type FailureReason } from '../../../src/core/kalshi/errors';
import {
  createNetworkTransport,
  type NetworkTransportOptions,
} from '../../../src/core/kalshi/networkTransport';
import type { Transport, TransportResponse } from '../../../src/core/kalshi/transport';
import { rawAnswer, serve, serveRaw, type LocalServer } from './localServer';

const run = promisify(execFile);
const wanted = new AbortController().signal;

describe('network transport', () => {
  const undo: (() => unknown)[] = [];

  afterEach(async () => {
    for (const step of undo.splice(0)) await step();
  });

  function transport(options: Partial<NetworkTransportOptions> = {}): Transport {
    const made = createNetworkTransport({ userAgent: 'test', deadlineMs: 5000, ...options });
    undo.push(() => made.dispose());
    return made;
  }

  async function on(starting: Promise<LocalServer>): Promise<LocalServer> {
    const server = await starting;
    undo.push(server.close);
    return server;
  }

  async function fails(sending: Promise<TransportResponse>, reason: FailureReason, message = /./) {
    const error = await sending.then(
      () => assert.fail('an answer came'),
      (caught: unknown) => caught,
    );
    assert.ok(isKalshiError(error), String(error));
    assert.equal(error.reason, reason, error.message);
    assert.match(error.message, message);
  }

  describe('an ordinary answer', () => {
    it('comes with its status, media type and text', async () => {
      const server = await on(
        serve((_request, response) => {
          response.writeHead(404, { 'content-type': 'Application/JSON; charset=utf-8' }).end('{"é":1}');
        }),
      );
      assert.deepEqual(await transport().send(`${server.origin}/x`, wanted), {
        status: 404,
        contentType: 'application/json',
        body: '{"é":1}',
      });
    });

    it('is asked for with GET, as JSON, compressed, on a connection to keep', async () => {
      const server = await on(
        serve(({ method, headers }, response) => response.end(JSON.stringify({ method, ...headers }))),
      );
      const { body, contentType } = await transport({ userAgent: 'Explorer/1' }).send(server.origin, wanted);
      const headers = JSON.parse(body) as Record<string, string>;
      assert.equal(headers['method'], 'GET');
      assert.equal(headers['content-length'], undefined);
      assert.equal(headers['accept'], 'application/json');
      assert.equal(headers['accept-encoding'], 'gzip');
      assert.equal(headers['connection'], 'keep-alive');
      assert.equal(headers['user-agent'], 'Explorer/1');
      assert.equal(contentType, '');
    });

    it('is asked for with an explicit keep-alive header, by which VS Code chooses the agent', async () => {
      const { request } = http;
      const asked: unknown[] = [];
      const watched = (url: string, options: http.RequestOptions) => {
        asked.push(new Headers(options.headers as Record<string, string>).get('connection'));
        return request(url, options);
      };
      http.request = watched as typeof http.request;
      undo.push(() => (http.request = request));
      const server = await on(serve((_request, response) => response.end('{}')));
      await transport().send(server.origin, wanted);
      assert.deepEqual(asked, ['keep-alive']);
    });

    it('is decompressed', async () => {
      const server = await on(
        serve((_request, response) => {
          response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}'));
        }),
      );
      assert.equal((await transport().send(server.origin, wanted)).body, '{"a":1}');
    });

    it('carries Retry-After in seconds', async () => {
      const server = await on(
        serve((_request, response) => response.writeHead(429, { 'retry-after': '7' }).end('{}')),
      );
      assert.equal((await transport().send(server.origin, wanted)).retryAfter, 7);
    });

    it('comes over one connection, ten in a row', async () => {
      const server = await on(serve((_request, response) => response.end('{}')));
      const sender = transport();
      for (let index = 0; index < 10; index++) await sender.send(`${server.origin}/${index}`, wanted);
      assert.equal(server.connections(), 1);
    });
  });

  describe('the deadline', () => {
    const hurried = { deadlineMs: 150 };

    it('ends the silence before the headers', async () => {
      const server = await on(serveRaw(() => undefined));
      await fails(transport(hurried).send(server.origin, wanted), 'timedOut', /150 ms/);
    });

    it('covers the redirects together', async () => {
      const server = await on(
        serve((request, response) => {
          const step = () => response.writeHead(302, { location: `${request.url}x` }).end();
          setTimeout(step, 100);
        }),
      );
      await fails(transport(hurried).send(`${server.origin}/`, wanted), 'timedOut');
    });
  });

  describe('a dropped connection', () => {
    it('that had been kept is replaced by a new one, even when several were kept', async () => {
      const server = await on(
        serveRaw((socket, request) =>
          request === 1 ? socket.write(rawAnswer('{}')) : socket.resetAndDestroy(),
        ),
      );
      const sender = transport();
      await Promise.all(['/a', '/b', '/c'].map((path) => sender.send(server.origin + path, wanted)));
      assert.equal(server.connections(), 3);
      assert.equal((await sender.send(`${server.origin}/d`, wanted)).body, '{}');
      assert.equal(server.connections(), 4);
    });

    it('is tried again once, then offline', async () => {
      const server = await on(serveRaw((socket) => socket.destroy()));
      await fails(transport().send(server.origin, wanted), 'offline', /^ECONNRESET/);
      assert.equal(server.connections(), 2);
    });
  });

  describe('a body that cannot be used', () => {
    it('is asked for again without compression when it does not decompress', async () => {
      const asked: unknown[] = [];
      const server = await on(
        serve((request, response) => {
          asked.push(request.headers['accept-encoding']);
          const zipped = gzipSync('{"a":1}');
          zipped.writeUInt32LE(0, zipped.length - 8);
          if (asked.length > 1) response.end('{"a":1}');
          else response.writeHead(200, { 'content-encoding': 'gzip' }).end(zipped);
        }),
      );
      assert.equal((await transport().send(server.origin, wanted)).body, '{"a":1}');
      assert.deepEqual(asked, ['gzip', 'identity']);
    });

    it('is unreadable when it decompresses to more than the cap', async () => {
      const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024, 32));
      const server = await on(
        serve((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)),
      );
      await fails(transport({ maxBytes: 1024 * 1024 }).send(server.origin, wanted), 'unreadable', /max-size/);
    });

    it('is unreadable when it never ends, and its connection is closed', async () => {
      let closed: Promise<unknown> | undefined;
      const server = await on(
        serve((_request, response) => {
          closed = new Promise((resolve) => response.on('close', resolve));
          const pour = () => {
            while (!response.destroyed && response.write(Buffer.alloc(65_536, 32)));
          };
          response.on('drain', pour);
          pour();
        }),
      );
      await fails(transport({ maxBytes: 100_000 }).send(server.origin, wanted), 'unreadable', /100000/);
      await closed;
    });

    it('passes at exactly the cap', async () => {
      const server = await on(serve((_request, response) => response.end('12345')));
      assert.equal((await transport({ maxBytes: 5 }).send(server.origin, wanted)).body, '12345');
      await fails(transport({ maxBytes: 4 }).send(server.origin, wanted), 'unreadable');
    });
  });

  describe('something other than the exchange', () => {
    it('is known by its media type, without reading the page', async () => {
      let closed: Promise<unknown> | undefined;
      const server = await on(
        serve((_request, response) => {
          closed = new Promise((resolve) => response.on('close', resolve));
          response.writeHead(200, { 'content-type': 'text/html' }).write('<html>');
        }),
      );
      await fails(transport().send(server.origin, wanted), 'captivePortal', /text\/html/);
      await closed;
    });

    it('is known by a redirect to another origin, which is not asked', async () => {
      const other = await on(serve((_request, response) => response.end('{}')));
      const server = await on(
        serve((_request, response) => response.writeHead(302, { location: `${other.origin}/login` }).end()),
      );
      await fails(transport().send(server.origin, wanted), 'captivePortal', new RegExp(other.origin));
      assert.equal(other.connections(), 0);
    });

    it('may be an HTML page with an error status, which is passed on', async () => {
      const server = await on(
        serve((_request, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<p>')),
      );
      assert.equal((await transport().send(server.origin, wanted)).status, 502);
    });
  });

  describe('redirects on the same origin', () => {
    function countdown(from: number) {
      return serve((request, response) => {
        const left = Number(request.url?.slice(1) || from);
        if (left === 0) response.end('{}');
        else response.writeHead(301, { location: `/${left - 1}` }).end();
      });
    }

    it('are followed twice', async () => {
      const server = await on(countdown(2));
      assert.equal((await transport().send(server.origin, wanted)).status, 200);
    });

    it('are not followed a third time', async () => {
      const server = await on(countdown(3));
      await fails(transport().send(server.origin, wanted), 'unreadable', /too often/);
    });

    it('are passed on when they lead nowhere', async () => {
      const server = await on(serve((_request, response) => response.writeHead(302).end('x')));
      assert.equal((await transport().send(server.origin, wanted)).status, 302);
    });
  });

  describe('no way to the exchange', () => {
    it('is offline when the connection is refused', async () => {
      const server = await serve((_request, response) => response.end());
      await server.close();
      await fails(transport().send(`${server.origin}/?ids=1`, wanted), 'offline', /^ECONNREFUSED: (?!.*ids)/);
    });

    it('is a matter of certificates when TLS fails', async () => {
      const server = await on(serve((_request, response) => response.end()));
      const secure = server.origin.replace('http:', 'https:');
      await fails(transport().send(secure, wanted), 'certificate', /^(EPROTO|ERR_SSL)/);
    });

    it('is refused for addresses that are not http or https', async () => {
      await fails(transport().send('data:application/json,{}', wanted), 'rejected');
      await fails(transport().send('file:///etc/hostname', wanted), 'rejected');
    });
  });

  describe('cancelling', () => {
    it('rejects at once and closes the connection', async () => {
      let closed: Promise<unknown> | undefined;
      const server = await on(
        serve((_request, response) => {
          closed = new Promise((resolve) => response.on('close', resolve));
          response.write('{');
          setTimeout(() => controller.abort(), 10);
        }),
      );
      const controller = new AbortController();
      await fails(transport().send(server.origin, controller.signal), 'cancelled');
      await closed;
    });

    it('beforehand sends nothing', async () => {
      const server = await on(serve((_request, response) => response.end()));
      await fails(transport().send(server.origin, AbortSignal.abort()), 'cancelled');
      assert.equal(server.connections(), 0);
    });
  });

  describe('disposing', () => {
    it('ends what is open and sends nothing more', async () => {
      const sender = transport();
      const server = await on(serveRaw(() => sender.dispose()));
      await fails(sender.send(server.origin, wanted), 'cancelled');
      await fails(sender.send(server.origin, wanted), 'cancelled');
      assert.equal(server.connections(), 1);
    });

    it('leaves no timer and no socket that would keep the process alive', async () => {
      const server = await on(
        serve((request, response) => {
          if (request.url === '/ready') response.end('{}');
        }),
      );
      const script = `
        const { createNetworkTransport } = require('./src/core/kalshi/networkTransport.ts');
        const transport = createNetworkTransport({ userAgent: 'test', deadlineMs: 60_000 });
        const { signal } = new AbortController();
        transport.send('${server.origin}/ready', signal).then(() => {
          transport.send('${server.origin}/never', signal).catch((error) => console.log(error.reason));
          setTimeout(() => transport.dispose(), 50);
        });`;
      const args = ['--import', 'tsx', '-e', script];
      const { stdout } = await run(process.execPath, args, { timeout: 9000 });
      assert.equal(stdout.trim(), 'cancelled');
    });
  });

  it('answers many at once without mixing them up', async () => {
    const server = await on(
      serve((request, response) => {
        void delay(Number(request.url?.slice(1)) % 7).then(() => response.end(`"${request.url}"`));
      }),
    );
    const sender = transport();
    const paths = Array.from({ length: 30 }, (_none, index) => `/${index}`);
    const answers = await Promise.all(
      paths.map((path) => sender.send(server.origin + path, new AbortController().signal)),
    );
    assert.deepEqual(
      answers.map(({ body }) => body),
      paths.map((path) => `"${path}"`),
    );
  });
});
