import { isDocumentUrl } from '@/lib/apps/app'
import { CURRENT_PEPPER_VERSION } from '@/lib/keys'

/** Stands for the id of an app that cannot exist. */
export const NOBODY = '-'

/** What is looked up in the database; anything else never was an id of ours. */
export function mayBeOurs(id: string): boolean {
  return /^[A-Za-z0-9_-]{2,64}$/.test(id) || isDocumentUrl(id)
}

/** Compared with when there is nothing to compare, so that the time taken does not tell. */
export const NOBODYS = { digest: Buffer.alloc(32), pepperVersion: CURRENT_PEPPER_VERSION }
