/** Match patterns as browsers write them: `https://*.example.com/*`, `*://desk.example/*`. */
const PATTERN = /^(\*|https?):\/\/(\*|(?:\*\.)?[^/*:]+)(?::(\*|\d+))?\/\*$/;

export function isMatchPattern(text: string): boolean {
  return PATTERN.test(text);
}

/** An address does not name the port its scheme has anyway. */
const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** Whether the pattern covers the address. Paths do not count: access is given by host. */
export function matchesPattern(pattern: string, address: string): boolean {
  const [, scheme, host = '', port = '*'] = PATTERN.exec(pattern) ?? [];
  if (scheme === undefined || !URL.canParse(address)) return false;
  const url = new URL(address);
  const scheme0 = url.protocol.slice(0, -1);
  if (scheme === '*' ? !/^https?$/.test(scheme0) : scheme !== scheme0) return false;
  if (port !== '*' && port !== (url.port || DEFAULT_PORTS[scheme0])) return false;
  if (host === '*') return true;
  if (!host.startsWith('*.')) return url.hostname === host;
  return url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1));
}
