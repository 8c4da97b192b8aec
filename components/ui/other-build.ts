'use client'

import { unstable_isUnrecognizedActionError } from 'next/navigation'

/** Says, and is, that the server does not know the page's action: Keyturn was updated meanwhile. */
export const UPDATED =
  'Keyturn was updated, and nothing was done. Reload the page to go on; what you typed is kept, ' +
  'except passwords, codes and files.'

/** Whether a server action was called that this build does not have. */
export function isOfOtherBuild(error: unknown): boolean {
  return unstable_isUnrecognizedActionError(error)
}

/** Whether a script of the page could not be loaded: an update has removed it, or the network. */
export function isMissingScript(error: Error): boolean {
  return error.name === 'ChunkLoadError'
}
