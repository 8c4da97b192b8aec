import { expect, test } from '@playwright/test'
import { trustedProxies } from '@/lib/trusted-proxies'
import { clientAddress, type ProxyHeader } from './client-address'

const PROXY = '10.0.0.1'

/** The client's address as a header tells it, where everything in 10.0.0.0/8 is a proxy of ours. */
function told(value: string, header: ProxyHeader = 'x-forwarded-for', trust = '10.0.0.0/8') {
  const proxies = trustedProxies.parse(trust)
  return clientAddress(PROXY, { headers: { [header]: value }, header, proxies })
}

/** What each proxy writes at its defaults when 203.0.113.9, port 40001, connects; and its manual. */
const AT_DEFAULTS: [proxy: string, value: string][] = [
  // nginx.org/en/docs/http/ngx_http_proxy_module.html: $proxy_add_x_forwarded_for appends.
  ['nginx', '198.51.100.66, 203.0.113.9'],
  // learn.microsoft.com/azure/application-gateway/how-application-gateway-works: "IP:port".
  ['Azure Application Gateway', '198.51.100.66, 203.0.113.9:40001'],
  // docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html: append.
  ['AWS Application Load Balancer', '198.51.100.66, 203.0.113.9'],
  // The same page: with client port preservation.
  ['AWS Application Load Balancer with ports', '198.51.100.66, 203.0.113.9:40001'],
  // developers.cloudflare.com/fundamentals/reference/http-headers/: appended to what was there.
  ['Cloudflare, and an nginx of ours behind it', '198.51.100.66,203.0.113.9, 10.7.7.7'],
  // caddyserver.com/docs/caddyfile/directives/reverse_proxy: a client's own value is dropped.
  ['Caddy', '203.0.113.9'],
  // doc.traefik.io/traefik/routing/entrypoints/#forwarded-headers: the same.
  ['Traefik', '203.0.113.9'],
  // docs.haproxy.org, option forwardfor: a line of its own, which Node joins with a comma.
  ['HAProxy', '198.51.100.66, 203.0.113.9'],
  // envoyproxy.io, HTTP connection manager headers, x-forwarded-for: appends without a space.
  ['Envoy', '198.51.100.66,203.0.113.9'],
]

for (const [proxy, value] of AT_DEFAULTS) {
  test(`the client is found behind ${proxy}`, () => {
    expect(told(value)).toBe('203.0.113.9')
  })
}

test('IPv6 is found with and without brackets and port, and in its usual form', () => {
  for (const value of [
    '2001:DB8:0:0::17',
    '[2001:db8::17]',
    '[2001:db8::17]:40001',
    '"[2001:db8::17]:40001"',
  ]) {
    expect(told(value), value).toBe('2001:db8::17')
  }
  expect(told('::ffff:203.0.113.9')).toBe('203.0.113.9')
  expect(told('[::ffff:203.0.113.9]:443')).toBe('203.0.113.9')
})

test('the way leads from the right through proxies of ours, and ends at the first stranger', () => {
  expect(told('192.0.2.1, 198.51.100.66, 203.0.113.9, 10.0.0.3, 10.0.0.2')).toBe('203.0.113.9')
  expect(told('10.0.0.9, 10.0.0.8')).toBe('10.0.0.9')
  expect(told('')).toBe(PROXY)
})

test('what is no address tells nothing: the client counts as the proxy that wrote it', () => {
  for (const value of [
    'unknown',
    '_hidden',
    'app.example',
    '203.0.113.9:port:1',
    '1.2.3',
    ',',
    '::g',
  ]) {
    expect(told(value), value).toBe(PROXY)
    expect(told(`203.0.113.9, ${value}`), value).toBe(PROXY)
    expect(told(`${value}, 10.0.0.5`), value).toBe('10.0.0.5')
  }
})

test('nobody believes a stranger, and with true one entry is believed', () => {
  expect(told('203.0.113.9', 'x-forwarded-for', 'false')).toBe(PROXY)
  expect(told('203.0.113.9', 'x-forwarded-for', '192.0.2.0/24')).toBe(PROXY)
  expect(told('192.0.2.1, 203.0.113.9', 'x-forwarded-for', 'true')).toBe('203.0.113.9')
  expect(told('203.0.113.9, 10.0.0.5', 'x-forwarded-for', 'true')).toBe('10.0.0.5')
})

test('Forwarded is read as RFC 7239 writes it', () => {
  // RFC 7239 §4 and §6.
  const forms: Record<string, string> = {
    'for=192.0.2.43, for=203.0.113.9': '203.0.113.9',
    'For="[2001:db8:cafe::17]:4711"': '2001:db8:cafe::17',
    'for=203.0.113.9;proto=http;by=203.0.113.43': '203.0.113.9',
    'proto=https; host="a,b;c" ; for="203.0.113.9:40001" , for=10.0.0.2': '203.0.113.9',
    'for="203.0.113.9:_gazonk"': '203.0.113.9',
    'for=192.0.2.43, for="_gazonk"': PROXY,
    'for=unknown': PROXY,
    'by=203.0.113.9': PROXY,
  }
  for (const [value, address] of Object.entries(forms)) {
    expect(told(value, 'forwarded'), value).toBe(address)
  }
})

test('what a client writes cannot swallow what its proxy has appended', () => {
  for (const forged of ['for="', 'for="\\', '"', 'for="[2001:db8::1', ';;;,,,"', 'for=x;"']) {
    expect(told(`${forged}, for=203.0.113.9`, 'forwarded'), forged).toBe('203.0.113.9')
    expect(told(`${forged},for="203.0.113.9:1"`, 'forwarded'), forged).toBe('203.0.113.9')
    expect(told(`${forged}, 203.0.113.9`), forged).toBe('203.0.113.9')
  }
})
