const HERE = 'http://keyturn.invalid'

// Begins with exactly one slash, not followed by a backslash. No backslash or control character.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const OWN_PATH = /^\/(?![/\\])[^\u0000-\u001f\u007f\\]*$/

const LONGEST = 2048

/**
 * The path of ours to open after signing in, or null if `given` is not safe. Refuses everything
 * that a browser could read as another origin: `//evil`, `/\evil`, `https:evil`, and control
 * characters, because browsers drop them from URLs. Removes the parameter that Next adds to its
 * requests (`_rsc`).
 */
export function safeNext(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > LONGEST || !OWN_PATH.test(given)) return null
  if (!URL.canParse(given, HERE)) return null
  const url = new URL(given, HERE)
  url.searchParams.delete('_rsc')
  const path = url.pathname + url.search + url.hash
  // Here the dots are resolved: only now `/.//b` and `/a/..//b` become `//b`.
  return url.origin === HERE && OWN_PATH.test(path) ? path : null
}
