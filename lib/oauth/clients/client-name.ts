import type { AuthMethod } from '../protocol/find-client'

/**
 * The name under which the engine looks a client up: the app and its authentication method. A
 * metadata-document app that was not read yet has only its URL as the name.
 */
export function clientName(appId: string, method: AuthMethod): string {
  return `${appId} ${method}`
}

/** The parts of such a name. A URL alone has no method. */
export function parseClientName(name: string): { appId: string; method: AuthMethod | undefined } {
  const [appId = '', method] = name.split(' ')
  return { appId, method: method as AuthMethod | undefined }
}
