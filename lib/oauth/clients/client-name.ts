import type { AuthMethod } from '../protocol/find-client'

/**
 * What the engine is told to build a client of: the app, and how it authenticates. A URL alone is
 * what a metadata document's app is called before its document was read.
 */
export function clientName(appId: string, method: AuthMethod): string {
  return `${appId} ${method}`
}

/** The parts of such a name; no method for a URL alone. */
export function parseClientName(name: string): { appId: string; method: AuthMethod | undefined } {
  const [appId = '', method] = name.split(' ')
  return { appId, method: method as AuthMethod | undefined }
}
