import type { Purpose } from '@/lib/keys'
import { Unsealable } from './seal'
import { sealFor, unsealFor } from './sealed'

/** Seals a value of JSON (see `sealFor`) as base64url, for a cookie. */
export function sealJson(purpose: Purpose, context: string, value: unknown): string {
  return sealFor(purpose, context, Buffer.from(JSON.stringify(value))).toString('base64url')
}

/** The value that `sealJson` has sealed; null for what somebody else has sealed, or nobody. */
export function unsealJson(purpose: Purpose, context: string, sealed: string): unknown {
  try {
    return JSON.parse(unsealFor(purpose, context, Buffer.from(sealed, 'base64url')).toString())
  } catch (error) {
    if (error instanceof Unsealable) return null
    throw error
  }
}
