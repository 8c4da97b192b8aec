import { z } from 'zod'
import { type AppKeyUseView, type AppKeyView, KEY_ALGORITHMS } from '@/lib/apps/keys/app-key'
import { toWire } from '../to-wire'
import { typeNamed } from '../type-named'

const moment = z.iso.datetime()

const use = typeNamed('KeyUse', {
  at: moment,
  address: z.string(),
  user_agent: z.string(),
  grant_type: z.string(),
})

/** A public key by its thumbprint (RFC 7638), and its last use. */
export const key = typeNamed('PublicKey', {
  id: z.string(),
  name: z.string(),
  kid: z.string(),
  algorithm: z.enum(KEY_ALGORITHMS),
  thumbprint: z.string(),
  created_at: moment,
  created_by_name: z.string(),
  last_use: use.nullable(),
})

/** The keys that were added here, and the JWKS address if the app publishes its keys itself. */
export const keyList = typeNamed('PublicKeyList', {
  items: z.array(key),
  total: z.int(),
  jwks_uri: z.string().nullable(),
  jwks_last_use: use.nullable(),
})

type KeyViews = {
  keys: readonly AppKeyView[]
  jwksUri: string | null
  jwksUse: AppKeyUseView | null
}

/** The public keys of an app, in the names of the API. */
export function keysOnWire({ keys, jwksUri, jwksUse }: KeyViews): object {
  const about = toWire({ total: keys.length, jwksUri, jwksLastUse: lastUse(jwksUse) })
  return { items: keys.map(keyOnWire), ...about }
}

/** A public key, in the names of the API. */
export function keyOnWire(one: AppKeyView) {
  return { ...toWire({ ...one, lastUse: lastUse(one.use) }), id: one.id }
}

function lastUse(view: AppKeyUseView | null) {
  if (!view) return null
  return {
    at: view.lastUsedAt,
    address: view.lastAddress,
    userAgent: view.lastUserAgent,
    grantType: view.lastGrantType,
  }
}
