import assert from 'node:assert/strict';
import type { FailureReason } from '../../../src/core/kalshi/errors';
import {
  faultCode,
  isBadCompression,
  isDroppedConnection,
  networkFailure,
} from '../../../src/core/kalshi/networkFault';

const fault = (code: string, message = 'why') => Object.assign(new Error(message), { code, type: 'system' });

describe('network faults', () => {
  const reasons: Record<string, FailureReason> = {
    ENOTFOUND: 'offline',
    EAI_AGAIN: 'offline',
    ECONNREFUSED: 'offline',
    ENETUNREACH: 'offline',
    EHOSTUNREACH: 'offline',
    ECONNRESET: 'offline',
    EPIPE: 'offline',
    ETIMEDOUT: 'timedOut',
    CERT_HAS_EXPIRED: 'certificate',
    CERT_NOT_YET_VALID: 'certificate',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
    SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
    ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
    ERR_SSL_WRONG_VERSION_NUMBER: 'certificate',
    INVALID_CA: 'certificate',
    HOSTNAME_MISMATCH: 'certificate',
    EPROTO: 'certificate',
    HPE_HEADER_OVERFLOW: 'unreadable',
    Z_DATA_ERROR: 'unreadable',
    ERR__ERROR_FORMAT_PADDING_2: 'unreadable',
    ERR_BROTLI_DECODER_ERROR_UNREACHABLE: 'unreadable',
    ERR__ZLIB_BINDING_CLOSED: 'unreadable',
    ERR_INVALID_URL: 'rejected',
  };
  for (const [code, reason] of Object.entries(reasons)) {
    it(`${code} is ${reason} and stands in the message`, () => {
      const failure = networkFailure(fault(code));
      assert.equal(failure.reason, reason);
      assert.equal(failure.message, `${code}: why`);
    });
  }

  it('are told without the address, which may be thousands of characters long', () => {
    const long = `https://h/?ids=${'a'.repeat(8000)}`;
    const texts = [
      `request to ${long} failed, reason: connect refused`,
      `Invalid response body while trying to fetch ${long}: incorrect data check`,
      `content size at ${long} over limit: 5`,
    ];
    const told = texts.map((text) => networkFailure(fault('X', text)).message);
    assert.deepEqual(told, [
      'X: connect refused',
      'X: incorrect data check',
      'X: content size over limit: 5',
    ]);
  });

  it('of a proxy that is down are told without its address, in which there may be a password', () => {
    const words = 'Failed to establish a socket connection to proxies: PROXY user:secret@proxy:8080';
    const failure = networkFailure(new Error(`request to https://h/ failed, reason: ${words}`));
    assert.equal(failure.reason, 'proxy');
    assert.equal(failure.message, 'ERR_PROXY_CONNECTION: no connection to the proxy');
  });

  it('without a code are known by their type or their words', () => {
    assert.equal(faultCode(Object.assign(new Error('x'), { type: 'max-size' })), 'max-size');
    assert.equal(faultCode(new Error('Premature close of server response')), 'ERR_STREAM_PREMATURE_CLOSE');
    assert.equal(faultCode(new Error('anything')), '');
    assert.equal(networkFailure(new Error('anything')).message, 'anything');
  });

  it('are worth another try when the connection was dropped or the compression is broken', () => {
    const dropped = ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'];
    assert.ok(dropped.every((code) => isDroppedConnection(fault(code))));
    assert.ok(!isDroppedConnection(fault('ECONNREFUSED')));
    assert.ok(isBadCompression(fault('Z_BUF_ERROR')));
    assert.ok(!isBadCompression(fault('ECONNRESET')));
  });
});
