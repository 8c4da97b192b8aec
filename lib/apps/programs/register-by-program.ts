import type { Actor, Origin } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { holdInitialAccessToken } from '@/lib/initial-access-tokens/hold-initial-access-token'
import {
  type AcceptedInitialAccessToken,
  APPS_PER_INITIAL_ACCESS_TOKEN_MAX,
} from '@/lib/initial-access-tokens/initial-access-token'
import { findPolicyOfNewApp } from '@/lib/policies/find-policy'
import { holdNewApp } from '../approvals/hold-new-app'
import { writeLogo } from '../logo/write-logo'
import { ownerAsActor } from '../owner-as-actor'
import { refuseByPolicy } from '../refuse-by-policy'
import { type AppRecord, countAppsOfToken, insertApp } from '../store'
import type { WithLogo } from './logo-of-program'

/** The token with which an app is registered, its client_id, and where the request came from. */
export type Arrival = { appId: string; token: AcceptedInitialAccessToken; origin: Origin }

/**
 * Registers a new app for a program (RFC 7591 §3). Its owner is the person who made the initial
 * access token. Answers the app and the actor. Refuses with `too_many_apps_of_token`, and with
 * `not_found` when the token was revoked meanwhile.
 */
export async function registerByProgram(
  tx: Tx,
  { appId: id, token, origin }: Arrival,
  { logo, ...registration }: WithLogo,
): Promise<{ app: AppRecord; actor: Actor }> {
  await holdInitialAccessToken(tx, token)
  if ((await countAppsOfToken(tx, token.id)) >= APPS_PER_INITIAL_ACCESS_TOKEN_MAX) {
    throw new Refusal('too_many_apps_of_token', `initial access token ${token.id}`)
  }
  const { organizationId, personId: ownerId, id: initialAccessTokenId } = token
  const at = now()
  const whose = { id, organizationId, ownerId, source: 'dynamic', initialAccessTokenId } as const
  refuseByPolicy(await findPolicyOfNewApp(tx, organizationId), registration)
  const app = await insertApp(tx, { ...registration, ...whose, createdAt: at, updatedAt: at })
  await writeLogo(tx, id, logo)
  const actor = await ownerAsActor(tx, app, origin)
  await recordEvent(tx, actor, 'app.registered', {
    target: { kind: 'app', id, name: app.name },
    detail: { type: app.type, initialAccessToken: token.name },
  })
  return { app: await holdNewApp(tx, actor, app), actor }
}
