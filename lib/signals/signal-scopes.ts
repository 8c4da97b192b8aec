/**
 * The scopes of the stream management API (CAEP Interoperability Profile §2.7.2). Every app may have
 * them in a token of its own, because they open nothing to an app that checks no tokens.
 */
export const READ_SIGNALS = 'ssf.read'
export const MANAGE_SIGNALS = 'ssf.manage'

/** Whether it is one of those. */
export function isSignalScope(scope: string): boolean {
  return scope === READ_SIGNALS || scope === MANAGE_SIGNALS
}
