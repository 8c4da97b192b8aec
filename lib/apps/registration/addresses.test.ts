import { expect, test } from '@playwright/test'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { jwksUriInput } from '../keys/app-key-input'
import { linesOf } from '../written-lines'
import { appForm } from './registration'
import { complaints, form } from './testing/complaints'

const aboutUris = (...redirectUris: string[]) => complaints({ redirectUris }).redirectUris

test('links are whole https addresses without credentials', () => {
  const about = (websiteUrl: string) => complaints({ websiteUrl }).websiteUrl
  expect(about('https://rail.example/about?x=1#team')).toBeUndefined()
  for (const odd of ['rail.example', 'http://rail.example', 'javascript:alert(1)', 'https:rail']) {
    expect(about(odd), odd).toContain('https://')
  }
  expect(about('https://ada:pw@rail.example')).toContain('password')
  expect(about(`https://rail.example/${'x'.repeat(2000)}`)).toContain('2000')
})

test('redirect URIs are https, localhost included, and are kept as they were typed', () => {
  const redirectUris = [
    'https://a.example/cb',
    'https://A.example/cb/',
    'https://a.example/cb?tenant=1',
    'https://localhost/cb',
    'https://localhost:8443/cb',
    'https://[::1]/cb',
  ]
  expect(appForm.parse({ ...form, redirectUris }).redirectUris).toEqual(redirectUris)
})

test('a redirect URI that could be read in two ways is refused, naming its line', () => {
  for (const [uri, about] of Object.entries({
    'http://a.example/cb': 'https://',
    'a.example': 'https',
    'https:/a.example': 'https://',
    'https:\\\\a.example': 'https://',
    'https://': 'https://',
    'https://a.example/cb#': 'fragment',
    'https://a.example/#x': 'fragment',
    'https://*.a.example/cb': 'wildcard',
    'https://a.example/*': 'wildcard',
    'https://a@b.example': 'user name',
    'https://@b.example': 'user name',
    'https://a.example/ cb': 'space',
    'https://bücher.example': 'letter',
    'https://a.example:99999/': 'https://',
    'myapp://cb': 'runs on devices',
    'javascript:alert(1)': 'no app’s own scheme',
  })) {
    expect(aboutUris('https://ok.example', uri), uri).toContain('Line 2 ')
    expect(aboutUris('https://ok.example', uri), uri).toContain(about)
  }
})

test('a native app returns to https or to loopback at any port, other apps to https only', () => {
  const loopback = [
    'http://127.0.0.1/cb',
    'http://127.0.0.1:51004/',
    'http://[::1]:8080/cb',
    'http://localhost/cb',
    'http://localhost',
    'https://claimed.example/cb',
  ]
  expect(appForm.parse({ ...form, type: 'native', redirectUris: loopback })).toMatchObject({
    redirectUris: loopback,
  })
  for (const uri of [
    'http://a.example/cb',
    'http://127.0.0.1.a.example/',
    'http://localhost.a.example/',
    'http://0.0.0.0/',
    'http://127.1/',
    'http://2130706433/',
    'http://a@127.0.0.1/',
    'http://127.0.0.1:x/',
    'http:/127.0.0.1',
    'http://[::ffff:127.0.0.1]/',
  ]) {
    const { redirectUris } = complaints({
      type: 'native',
      redirectUris: ['https://a.example', uri],
    })
    expect(redirectUris, uri).toContain('Line 2 ')
  }
  expect(aboutUris('http://127.0.0.1/cb')).toContain('in development')
  expect(complaints({ type: 'native', redirectUris: [] }).redirectUris).toContain('needs')
})

test('a web app in development returns to the loopback interface too, and a machine never', () => {
  const uris = ['http://localhost:3000/cb', 'http://127.0.0.1/cb', 'http://[::1]:8080/cb']
  for (const redirectUris of uris.map((uri) => [uri])) {
    expect(complaints({ redirectUris }).redirectUris, redirectUris[0]).toContain('in development')
    expect(complaints({ redirectUris, developmentUntil: 'on' })).toEqual({})
  }
  const { developmentUntil } = appForm.parse({ ...form, developmentUntil: 'on' })
  expect(developmentUntil?.getTime()).toBeGreaterThan(now().getTime() + 29 * DAY * 1000)
  const machine = { ...form, type: 'machine', redirectUris: [], developmentUntil: 'on' } as const
  expect(appForm.parse(machine).developmentUntil).toBeNull()
  const ended = { developmentUntil: secondsAfter(now(), -1) }
  expect(complaints({ redirectUris: uris, ...ended }).redirectUris).toContain('in development')
})

test('an app on devices has a scheme of its own, which nobody else has (RFC 8252 §7.1)', () => {
  const own = [
    'com.example.app:/cb',
    'com.example.app://cb',
    'cursor://anysphere/oauth?a=b',
    'a-b:x',
    'ms-app://s-1-15-2-1/',
    'ms-appx-web://microsoft.aad.brokerplugin/x',
  ]
  const native = { type: 'native', redirectUris: own } as const
  expect(appForm.parse({ ...form, ...native }).redirectUris).toEqual(own)
  expect(complaints({ redirectUris: own, applicationType: 'native' })).toEqual({})
  expect(complaints({ ...native, applicationType: 'web' }).redirectUris).toContain(
    'runs on devices',
  )
  for (const uri of [
    'javascript:alert(1)',
    'JavaScript://x/%0aalert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'blob:https://a.example/x',
    'vbscript:x',
    'about:blank',
    'ws://a.example',
    'ftp://a.example',
    'mailto:a@b.example',
    'intent://x#Intent;end',
    'view-source:https://a.example',
    'ms-msdt:/id',
    'ms-appinstaller:?source=https://a.example/x.msix',
    'MS-Word:ofe|u|https://a.example/x.docm',
    'itms-services://?action=download-manifest&url=https://a.example/x',
    'x-apple.systempreferences:x',
    'applescript://x',
    'urn:ietf:wg:oauth:2.0:oob',
    'com.example.app:',
    'com.example.app://',
    'com.example.app://ada@cb',
    'com.example.app:/cb#x',
    'com.example.app:/*',
    'com.example.app:/c b',
    '1app:/cb',
    ':/cb',
  ]) {
    const about = complaints({ type: 'native', redirectUris: ['https://a.example', uri] })
    expect(about.redirectUris, uri).toContain('Line 2 ')
  }
})

test('people return from signing out to addresses of the same kind', () => {
  const about = (type: 'web' | 'machine' | 'native', ...postLogoutRedirectUris: string[]) =>
    complaints({
      type,
      postLogoutRedirectUris,
      redirectUris: type === 'machine' ? [] : ['https://a.example'],
    }).postLogoutRedirectUris
  expect(about('web', 'https://a.example/bye', '')).toBeUndefined()
  expect(about('web', '', 'http://localhost/bye')).toContain('Line 2 ')
  expect(about('native', 'http://localhost/bye')).toBeUndefined()
  expect(about('machine', 'https://a.example/bye')).toContain('machine app')
  expect(about('web', 'https://a.example', 'https://a.example')).toContain('same as line 1')
})

test('word of a sign-out goes to a whole https address without a fragment', () => {
  const about = (uri: string) => complaints({ backchannelLogoutUri: uri }).backchannelLogoutUri
  expect(about('https://a.example/logout?from=keyturn')).toBeUndefined()
  expect(about('http://a.example/logout')).toContain('https://')
  expect(about('https://a.example/logout#x')).toContain('#')
})

test('an address that Keyturn calls has the name of a host', () => {
  const about = (jwksUri: string) => jwksUriInput.safeParse({ jwksUri }).error?.issues[0]?.message
  for (const host of ['10.0.0.1', '[::1]', '2130706433', '0x7f.1', '8.8.8.8', '127.0.0.1.']) {
    const url = `https://${host}/keys`
    expect(complaints({ backchannelLogoutUri: url }).backchannelLogoutUri, host).toContain('IP')
    expect(about(url), host).toContain('IP')
  }
  for (const host of ['localhost', 'LOCALHOST', 'app.localhost', 'localhost.']) {
    expect(about(`https://${host}/keys`), host).toContain('localhost')
  }
  expect(about('https://10.example/keys')).toBeUndefined()
})

test('blank lines are passed over, but counted when a line is named', () => {
  const redirectUris = linesOf('https://a.example/cb\r\n\n  \nhttp://b.example\n')
  expect(aboutUris(...redirectUris)).toContain('Line 4 ')
})

test('the same redirect URI twice is refused, and so are more than 20', () => {
  expect(aboutUris('https://a.example', 'https://b.example', 'https://a.example')).toBe(
    'Line 3 is the same as line 1.',
  )
  const many = Array.from({ length: 21 }, (_, index) => `https://a.example/${index}`)
  expect(aboutUris(...many)).toContain('At most 20')
  expect(aboutUris(...many.slice(1))).toBeUndefined()
})

test('a web app needs a redirect URI, a machine app has none', () => {
  expect(aboutUris()).toContain('needs a redirect URI')
  expect(complaints({ type: 'machine' }).redirectUris).toContain('machine app')
  expect(complaints({ type: 'machine', redirectUris: [] })).toEqual({})
})
