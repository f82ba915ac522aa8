import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import {
  createHttpPatch,
  createNetPatch,
  createProxyResolver,
  createTlsPatch,
  LogLevel,
  type ProxyAgentParams,
  type ProxySupportSetting,
} from '@vscode/proxy-agent';
import { makeCertificate } from './certificates';
import { resolveTestNames } from './exchangeNames';

/** The setting `http.proxySupport` of the VS Code whose patch is in place; undefined for Node as it is. */
export const proxySupport = settingOf(process.env['PROXY_SUPPORT']);

/** The authority that this computer trusts, besides those it comes with. */
export const authority = makeCertificate({ host: 'Authority of the tests' });

const settings: { proxy: string | undefined } = { proxy: undefined };

/** The setting `http.proxy`: `http://host:port`. */
export function useProxy(address: string | undefined): void {
  settings.proxy = address;
}

function settingOf(text: string | undefined): ProxySupportSetting | undefined {
  if (!text || text === 'none') return undefined;
  if (text === 'override' || text === 'fallback' || text === 'on' || text === 'off') return text;
  throw new Error(`PROXY_SUPPORT is none, override, fallback, on or off, not ${text}`);
}

/** What VS Code gives its patch, with its default settings. */
function paramsOf(setting: ProxySupportSetting): ProxyAgentParams {
  const quiet = (): void => undefined;
  return {
    resolveProxy: async () => undefined,
    getProxyURL: () => settings.proxy,
    getProxySupport: () => setting,
    isAdditionalFetchSupportEnabled: () => true,
    addCertificatesV1: () => true,
    addCertificatesV2: () => false,
    loadAdditionalCertificates: async () => [authority.cert],
    log: { trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet },
    getLogLevel: () => LogLevel.Off,
    proxyResolveTelemetry: quiet,
    isUseHostProxyEnabled: () => true,
    env: {},
  };
}

/** Does to node:http and its kin what VS Code does before it loads an extension. */
function patchNode(setting: ProxySupportSetting): void {
  const params = paramsOf(setting);
  const { resolveProxyWithRequest } = createProxyResolver(params);
  const [plain, secure] = [http, https].map((module) =>
    createHttpPatch(params, { ...module }, resolveProxyWithRequest),
  );
  const patches = [plain, secure, createNetPatch(params, { ...net }), createTlsPatch(params, { ...tls })];
  [http, https, net, tls].forEach((module, index) => Object.assign(module, patches[index]));
}

resolveTestNames();
if (proxySupport) patchNode(proxySupport);
else https.globalAgent.options.ca = [...tls.rootCertificates, authority.cert];
