import { isInDevelopment } from './development'
import type { ApplicationType, AppType } from './field'
import { PRINTABLE_ASCII, parseWebAddress, URL_MAX } from './web-address'

/** What decides which redirect URIs an app may have. */
export type Returning = {
  type: AppType
  applicationType: ApplicationType
  developmentUntil: Date | null
}

/** The kinds of redirect URIs, beside https, that an app may have. */
export type RedirectKinds = {
  /** http at the loopback interface, with any port (RFC 8252 §7.3). */
  loopback: boolean
  /** A scheme of the app's own, such as `com.example.app:/cb` (RFC 8252 §7.1). */
  privateUse: boolean
}

/**
 * The loopback addresses of RFC 8252 §7.3, and `localhost`, which desktop apps use as well (§8.3).
 */
const LOOPBACK = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost))(?::\d+)?((?:\/|\?).*)?$/i

/**
 * Schemes that a browser, the operating system or a program on every device handles. No app can
 * have one for itself, and most of them do harm when a browser is sent to them.
 */
const TAKEN_SCHEMES = new Set(
  `about afp android-app app-prefs applescript blob callto cast chrome chrome-extension
  chrome-untrusted cid content data dav davs devtools dict dns edge facetime facetime-audio feed file
  filesystem ftp ftps geo git go gopher hcp help http https imap intent ipp irc ircs itms itms-apps
  itms-appss itms-services jar javascript jscript ldap ldaps livescript macappstore macappstores
  mailto maps market microsoft-edge mid mms mmst mmsu mocha moz-extension mk news nfs nntp onenote
  pop prefs rdp res resource rlogin rtsp search search-ms sftp shell shortcuts sip sips sms smb ssh
  svn tel telnet tftp tn3270 urn vbscript view-source vnc vnd.ms.radio wais webcal windowsdefender
  ws wss wyciwyg xmpp`.split(/\s+/),
)

/**
 * Those of Windows, Office and macOS, such as `ms-appinstaller` and `ms-word`: many of them open or
 * install what the rest of the URI names. `ms-app` and `ms-appx-web` are how Windows returns to an app.
 */
const OF_THE_SYSTEM = /^(ms-(?!(app|appx-web)$)|x-apple|x-man-page|x-help)/

function isTaken(scheme: string): boolean {
  return TAKEN_SCHEMES.has(scheme) || OF_THE_SYSTEM.test(scheme)
}

/** Whether the app runs on people's devices (OpenID Connect Dynamic Registration §2). */
export function runsOnDevices({ type, applicationType }: Omit<Returning, 'developmentUntil'>) {
  return (applicationType === 'by_type' ? type : applicationType) === 'native'
}

/** Which kinds of redirect URIs the app may have now. */
export function redirectKindsOf(app: Returning): RedirectKinds {
  const privateUse = runsOnDevices(app)
  return { privateUse, loopback: privateUse || app.type === 'native' || isInDevelopment(app) }
}

/** Whether the address is a program on the same device, without encryption (RFC 8252 §7.3). */
export function isLoopback(uri: string): boolean {
  return LOOPBACK.test(uri)
}

/**
 * The scheme of a redirect URI that is no web address; null for a web address. Every program on a
 * device can claim such a scheme (RFC 8252 §8.6).
 */
export function privateUseScheme(uri: string): string | null {
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(uri) ?? []
  return scheme && !/^https?$/i.test(scheme) ? scheme : null
}

/** Who gets what is sent to a redirect URI: a host, or the program of a private-use scheme. */
export function returnPlace(uri: string): { host: string | null; scheme: string | null } {
  if (!URL.canParse(uri)) return { host: null, scheme: null }
  const scheme = privateUseScheme(uri)
  return { host: scheme === null ? new URL(uri).host : null, scheme }
}

/**
 * Whether the address leads to a program on a device. Nobody knows which program takes what is sent
 * there (RFC 8252 §8.6).
 */
export function leadsToDevice(uri: string): boolean {
  return isLoopback(uri) || privateUseScheme(uri) !== null
}

/**
 * Whether an app with these redirect URIs may be returned to at `uri`. They are compared character
 * by character (RFC 9700 §2.1). At the loopback interface the app chooses the port (RFC 8252 §7.3).
 */
export function isReturnedTo(
  uri: string,
  registered: readonly string[],
  { loopback }: RedirectKinds,
): boolean {
  const portless = withoutPort(uri)
  if (portless === null) return registered.includes(uri)
  return loopback && registered.some((one) => one === uri || withoutPort(one) === portless)
}

function withoutPort(uri: string): string | null {
  const [, host, rest = ''] = LOOPBACK.exec(uri) ?? []
  return host === undefined || !URL.canParse(uri) ? null : host + rest
}

/**
 * What is wrong with a redirect URI, in words that follow "Line 2"; null when it is valid. It is
 * https, or of one of these `kinds`. It has no fragment (RFC 6749 §3.1.2) and no wildcard.
 */
export function validateRedirectUri(uri: string, kinds: RedirectKinds): string | null {
  if (uri.length > URL_MAX) return `is longer than ${URL_MAX} characters.`
  if (!PRINTABLE_ASCII.test(uri)) return 'has a space or a letter that a URI cannot have.'
  if (uri.includes('*')) return 'has a wildcard: write each address out.'
  if (uri.includes('#')) return 'has a fragment: remove # and what follows.'
  const scheme = privateUseScheme(uri)
  return scheme === null ? validateWeb(uri, kinds) : validatePrivateUse(uri, { scheme, kinds })
}

function validateWeb(uri: string, { loopback }: RedirectKinds): string | null {
  const url = parseWebAddress(uri)
  if (!url) return 'is not a whole address that begins with https://.'
  if (url.username || url.password || /^https?:\/\/[^/?]*@/i.test(uri)) {
    return 'has a user name or password in it: remove it.'
  }
  if (url.protocol === 'https:') return null
  if (!isLoopback(uri)) {
    return 'is http: only 127.0.0.1, [::1] and localhost may be. Elsewhere use https://.'
  }
  return loopback ? null : 'is http: that is for an app in development. Elsewhere use https://.'
}

function validatePrivateUse(
  uri: string,
  { scheme, kinds }: { scheme: string; kinds: RedirectKinds },
): string | null {
  if (isTaken(scheme.toLowerCase())) {
    return `begins with ${scheme}:, which is no app’s own scheme.`
  }
  if (!kinds.privateUse) {
    return 'is not a whole address that begins with https://. Only an app that runs on devices has a scheme of its own.'
  }
  if (/^[^:]*:\/*[^/?]*@/.test(uri)) return 'has a user name or password in it: remove it.'
  // `myapp:` alone would say nothing of where in the app the answer is taken.
  if (!URL.canParse(uri) || /:\/*$/.test(uri) || uri.includes('\\')) {
    return 'is not a whole address: write it as com.example.app:/callback.'
  }
  return null
}
