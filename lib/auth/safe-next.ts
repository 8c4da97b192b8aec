const HERE = 'http://keyturn.invalid'

// One slash that no slash or backslash follows, and no backslash or control character anywhere.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const OWN_PATH = /^\/(?![/\\])[^\u0000-\u001f\u007f\\]*$/

const LONGEST = 2048

/**
 * A path of our own to go on to after signing in, or null. Refuses whatever a browser would take for
 * another origin: `//evil`, `/\evil`, `https:evil`, and control characters, which browsers drop from
 * URLs before they read them. The mark that Next adds to its own requests (`_rsc`) is removed.
 */
export function safeNext(given: string | null | undefined): string | null {
  if (!given || given.length > LONGEST || !OWN_PATH.test(given)) return null
  if (!URL.canParse(given, HERE)) return null
  const url = new URL(given, HERE)
  url.searchParams.delete('_rsc')
  const path = url.pathname + url.search + url.hash
  // `/./` and `/a/..//b` only become `//…` here, once the dots are resolved.
  return url.origin === HERE && OWN_PATH.test(path) ? path : null
}
