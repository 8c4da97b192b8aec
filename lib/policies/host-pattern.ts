/** Letters, digits and dashes between dots, as in a URL; `*.` before them stands for every host below. */
const HOST_PATTERN =
  /^(\*\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/

/** Whether the text is a host, or `*.` and a host: `*.rail.example`. */
export function isHostPattern(text: string): boolean {
  return HOST_PATTERN.test(text) && !text.endsWith('.')
}

/**
 * Whether the policy lets a redirect URI lead to this host, without its port. `*.rail.example` allows
 * every host below `rail.example`, and not that one itself. An empty list allows every host.
 */
export function isHostAllowed(host: string, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return true
  return patterns.some((pattern) =>
    pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern,
  )
}
