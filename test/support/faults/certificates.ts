import {
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';

/** A certificate and its key, both PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

export interface CertificateWish {
  /** The host that it is for, and its name. */
  readonly host: string;
  /** Who signs it; without one it signs itself. */
  readonly issuer?: Identity;
  /** Days from now. Default -1 to 30. */
  readonly days?: readonly [from: number, to: number];
}

const DAY = 86_400_000;
const OIDS = { commonName: '0603550403', basicConstraints: '0603551d13', altName: '0603551d11' };
/** ecdsa-with-SHA256, which takes no parameters. */
const SIGNED_WITH = tlv(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));

/**
 * Made when a test needs it, so that no key lies in the repository and nothing has to be renewed. Node can sign but
 * not write certificates, hence the few lines of DER below.
 */
export function makeCertificate({ host, issuer, days = [-1, 30] }: CertificateWish): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = nameOf(host);
  const signer = issuer ? createPrivateKey(issuer.key) : privateKey;
  const issuerName = issuer ? nameOf(new X509Certificate(issuer.cert).subject.replace('CN=', '')) : subject;
  const tbs = tlv(
    0x30,
    tlv(0xa0, tlv(0x02, Buffer.of(2))),
    tlv(0x02, Buffer.of(1), randomBytes(8)),
    SIGNED_WITH,
    issuerName,
    tlv(0x30, ...days.map((day) => time(Date.now() + day * DAY))),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, extensions(host, !issuer)),
  );
  const der = tlv(0x30, tbs, SIGNED_WITH, tlv(0x03, Buffer.of(0), sign('sha256', tbs, signer)));
  return { cert: pem(der), key: pemOf(privateKey) };
}

function extensions(host: string, isAuthority: boolean): Buffer {
  const dnsName = tlv(0x30, tlv(0x82, Buffer.from(host, 'latin1')));
  const constraints = tlv(0x30, ...(isAuthority ? [tlv(0x01, Buffer.of(0xff))] : []));
  return tlv(0x30, extension(OIDS.altName, dnsName), extension(OIDS.basicConstraints, constraints));
}

function extension(oid: string, value: Buffer): Buffer {
  return tlv(0x30, Buffer.from(oid, 'hex'), tlv(0x04, value));
}

function nameOf(commonName: string): Buffer {
  const attribute = tlv(0x30, Buffer.from(OIDS.commonName, 'hex'), tlv(0x0c, Buffer.from(commonName)));
  return tlv(0x30, tlv(0x31, attribute));
}

/** GeneralizedTime, to the second. */
function time(ms: number): Buffer {
  const text = new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '');
  return tlv(0x18, Buffer.from(text));
}

/** Tag, length, value: all that DER is made of. */
function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(parts);
  const { length } = value;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), value]);
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').replace(/.{64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }) as string;
}
