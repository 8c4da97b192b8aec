import { ORDERS, STRANGER } from '@/lib/oauth/testing/certificates'
import { readCertificateHeader } from './certificate-header'
import { expect, test } from './testing/server-under-test'

const lines = (der: string) => der.match(/.{1,64}/g)?.join('\n') ?? ''
const pem = (der: string) =>
  `-----BEGIN CERTIFICATE-----\n${lines(der)}\n-----END CERTIFICATE-----\n`
const escaped = (der: string) => encodeURIComponent(pem(der))

test('a certificate is read as nginx, Apache, HAProxy, Traefik, Envoy and RFC 9440 write it', () => {
  const forms = {
    nginx: escaped(ORDERS),
    'nginx with its chain': escaped(ORDERS) + escaped(STRANGER),
    Apache: pem(ORDERS).replaceAll('\n', ' ').trim(),
    HAProxy: ORDERS,
    Traefik: `${ORDERS},${STRANGER}`,
    'RFC 9440': `:${ORDERS}:`,
    Envoy: `By=spiffe://x;Hash=aa;Cert="${escaped(ORDERS)}";Chain="${escaped(STRANGER)}";Subject="CN=a,Cert=\\"b"`,
  }
  for (const [by, text] of Object.entries(forms)) {
    expect([by, readCertificateHeader(text)]).toEqual([by, ORDERS])
  }
  for (const odd of ['', 'x', '%', `${escaped(ORDERS)}, ${escaped(STRANGER)}`, 'AAAA', 'Hash=aa']) {
    expect([odd, readCertificateHeader(odd)]).toEqual([odd, null])
  }
})

test('a certificate to which a proxy has added its own is none, however the two are joined', () => {
  const forged = `Cert="${escaped(ORDERS)}`
  const own = `,By=x;Hash=aa;Cert="${escaped(STRANGER)}";Subject="CN=a"`
  const withoutCert = ',By=x;Hash=aa;Subject="CN=a"'
  const odd = [
    `${forged}"${own}`,
    `${forged}${own}`,
    `${forged}";Subject="${own}`,
    `${forged}"${withoutCert}`,
    `${forged}";Subject="${withoutCert}`,
    `${forged}";Subject="${',By=x;Hash=aa;Subject="CN=a\\""'}`,
    `By=x;Hash=aa;Cert="${escaped(STRANGER)}";URI=a;Cert="${escaped(ORDERS)}"`,
  ]
  expect(odd.map(readCertificateHeader)).toEqual(odd.map(() => null))
})

test('what a stranger says of a certificate is removed', async ({ server }) => {
  const forged = { 'x-ssl-client-cert': escaped(ORDERS), 'x-ssl-client-verify': 'SUCCESS' }
  const ours = { 'x-keyturn-certificate': ORDERS, 'x-keyturn-certificate-verified': 'yes' }
  await fetch(`${server.origin}/apps`, { headers: { ...forged, ...ours } })
  expect(Object.keys(server.seen()).filter((name) => /cert|verif|ssl/.test(name))).toEqual([])
})

test.describe('behind a proxy', () => {
  test.use({ trust: 'loopback' })

  test('its certificate counts, and whether it has verified the chain', async ({ server }) => {
    const seen = async (headers: Record<string, string>) => {
      await fetch(`${server.origin}/apps`, { headers })
      const { 'x-keyturn-certificate': der, 'x-keyturn-certificate-verified': verified } =
        server.seen()
      return [der, verified]
    }
    const certificate = { 'x-ssl-client-cert': escaped(ORDERS) }
    expect(await seen({ ...certificate, 'x-ssl-client-verify': 'SUCCESS' })).toEqual([
      ORDERS,
      'yes',
    ])
    const failed = { ...certificate, 'x-ssl-client-verify': 'FAILED:self-signed certificate' }
    expect(await seen(failed)).toEqual([ORDERS, undefined])
    expect(await seen(certificate)).toEqual([ORDERS, undefined])
    expect(await seen({ 'x-ssl-client-verify': 'SUCCESS' })).toEqual([undefined, undefined])
    expect(await seen({ 'x-keyturn-certificate': ORDERS })).toEqual([undefined, undefined])
  })
})
