import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeApp } from '../authorize-app'
import { decodeLogo } from './decode-logo'

/**
 * Decodes a new logo of an app that is there, only for an actor who may change the app. Call it
 * before the app is locked, because it takes time. Refuses with `not_found` and `forbidden`, and as
 * `decodeLogo` does.
 */
export async function decodeLogoOf(actor: Actor, appId: string, logo: Uint8Array) {
  await authorizeApp(db(), actor, appId, 'change')
  return decodeLogo(logo)
}
