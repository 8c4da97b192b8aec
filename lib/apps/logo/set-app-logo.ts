import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { AppView } from '../app'
import { authorizeApp, refuseDeleted } from '../authorize-app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'
import { decodeLogo } from './decode-logo'
import { putLogo } from './store'

/**
 * Gives the app the picture in `bytes` (PNG, JPEG or WebP, at most 256 KB) as its logo. Whoever is
 * no administrator ends its being verified with it. Refuses with `not_found`, `forbidden`,
 * `app_deleted`, and `invalid_input` about the field `logo`.
 */
export async function setAppLogo(actor: Actor, appId: string, bytes: Uint8Array): Promise<AppView> {
  // Asked twice, so that nobody makes us decode for nothing, nor decoding holds the app's lock.
  await authorizeApp(db(), actor, appId, 'change')
  const png = await decodeLogo(bytes)
  return changeApp(actor, appId, async (app, tx) => {
    refuseDeleted(app)
    await putLogo(tx, appId, { png, updatedAt: now() })
    if (!app.verifiedAt || actor.role === 'administrator') return planChange('app.logo_changed', {})
    const detail = { unverified: true } as const
    return planChange('app.logo_changed', { data: { verifiedAt: null }, detail })
  })
}
