import { callAction } from '../harness/action'
import { startCluster } from '../harness/cluster'
import { makeOrg, type Org } from '../harness/fixtures'
import { startForeignProvider } from '../harness/foreign-provider'
import { Session, trySignIn } from '../harness/session'
import { expect, test } from '../harness/test'

const REDIRECT_URI = 'https://app.example/callback'

/** A browser that also keeps how each cookie was set. */
class Collector extends Session {
  constructor(
    origin: string,
    readonly lines = new Map<string, string>(),
  ) {
    super(origin)
  }

  override async visit(path: string, init: RequestInit = {}) {
    const visit = await super.visit(path, init)
    for (const line of visit.headers.getSetCookie()) this.lines.set(line.split('=')[0] ?? '', line)
    return visit
  }
}

/** Goes wherever a cookie is set. Answers how each was set, by its name. */
async function collect(origin: string, org: Org): Promise<Map<string, string>> {
  const browser = new Collector(origin)
  await browser.visit('/sign-in/openid')
  await trySignIn(browser, org.owner)
  await callAction(browser, '/apps', '(portal)/chooseTheme', 'dark')
  const app = await org.addApp({ type: 'web', redirectUris: [REDIRECT_URI] })
  const request = new URLSearchParams({
    client_id: app.id,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    scope: 'openid',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  })
  await browser.visit(`/oauth2/authorize?${request}`)
  await browser.visit('/oauth2/device')
  await new Collector(origin, browser.lines).visit('/oauth2/device')
  await browser.visit(`/oauth2/logout?client_id=${app.id}`)
  return browser.lines
}

/** Each cookie without its prefix, and the prefix that it has where browsers come by https. */
const COOKIES: Record<string, string> = {
  'keyturn-apps': '__Host-',
  'keyturn-apps.sig': '__Host-',
  'keyturn-devices': '__Host-',
  'keyturn-form': '__Host-',
  'keyturn-interaction': '__Secure-',
  'keyturn-interaction.sig': '__Secure-',
  'keyturn-resume': '__Secure-',
  'keyturn-resume.sig': '__Secure-',
  'keyturn-session': '__Host-',
  'keyturn-theme': '__Host-',
  'next-auth.callback-url': '__Secure-',
  'next-auth.csrf-token': '__Host-',
  'next-auth.nonce': '__Secure-',
  'next-auth.pkce.code_verifier': '__Secure-',
  'next-auth.state': '__Secure-',
}

for (const { scheme, stays, prefixOf } of [
  { scheme: 'http', stays: null, prefixOf: () => '' },
  {
    scheme: 'https',
    stays: expect.stringMatching(/max-age=\d{7,}/),
    prefixOf: (name: string) => COOKIES[name] ?? '',
  },
]) {
  const said = stays ? ', and that https stays is said' : ''
  test(`over ${scheme} every cookie is out of reach of scripts and of other sites${said}`, async () => {
    const url = `${scheme}://keyturn.example`
    const provider = await startForeignProvider(`${url}/api/auth/callback/openid`)
    const env = {
      KEYTURN_URL: url,
      KEYTURN_OIDC_ISSUER: provider.issuer,
      KEYTURN_OIDC_CLIENT_ID: provider.clientId,
      KEYTURN_OIDC_CLIENT_SECRET: provider.clientSecret,
    }
    const cluster = await startCluster({ processes: 1, env })
    const org = await makeOrg(cluster)
    const [{ origin }] = cluster.servers
    const { headers } = await fetch(`${origin}/sign-in`)
    const lines = await collect(origin, org).finally(cluster.end)
    provider.close()
    expect(headers.get('strict-transport-security')).toEqual(stays)
    const names = Object.keys(COOKIES).map((name) => prefixOf(name) + name)
    expect([...lines.keys()].toSorted()).toEqual(names.toSorted())
    for (const [name, line] of lines) {
      expect(line, name).toMatch(/; httponly/i)
      expect(line, name).toMatch(/; samesite=(lax|strict)/i)
      expect(line, name).not.toMatch(/; domain=/i)
      expect(/; secure(;|$)/i.test(line), name).toBe(scheme === 'https')
      if (name.startsWith('__Host-')) expect(line, name).toMatch(/; path=\/(;|$)/i)
    }
  })
}
