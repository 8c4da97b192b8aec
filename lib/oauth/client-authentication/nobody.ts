import { isDocumentUrl } from '@/lib/apps/app'

/** Used in place of an app's id that cannot exist. */
export const NOBODY = '-'

/**
 * Whether the text has the form of an app's id. Anything else is never looked up and never logged.
 * Secrets and tokens are longer than an id: who confuses the two fields has not told the log.
 */
export function mayBeOurs(id: string): boolean {
  return /^[A-Za-z0-9_-]{2,40}$/.test(id) || isDocumentUrl(id)
}

/** The digest to compare with when there is none, so that the answer takes the same time. */
export const NOBODYS = { digest: Buffer.alloc(32), pepperVersion: 1 }
