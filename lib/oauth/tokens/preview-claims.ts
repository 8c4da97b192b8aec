import type { Actor } from '@/lib/actor'
import type { ApiView } from '@/lib/apis/api'
import type { AppView } from '@/lib/apps/app'
import { config } from '@/lib/config'
import { claimsOf } from '@/lib/people/claims'
import { findToldPerson } from '@/lib/people/find-told-person'
import { acrOf } from '../authorization/acr'
import { saidToApi } from './api-token-claims'

type Claims = Record<string, unknown>

const SCOPE = 'openid profile email'

/** A person who may see the app or the API, and how they have signed in (RFC 8176). */
export type Looking = { actor: Actor; amr: string[] }

/**
 * What this app would be told of the person who looks, if they allowed it `openid profile email`;
 * null if nobody signs in to the app, or the person is gone. It tells nobody of anybody else.
 */
export async function previewClaims(
  { actor, amr }: Looking,
  app: AppView,
): Promise<{ idToken: Claims; userinfo: Claims } | null> {
  const { claimsInIdToken } = app
  const person =
    app.type === 'machine' ? null : await findToldPerson(actor.personId, app.organizationId)
  if (!person) return null
  const userinfo = { sub: person.id, ...claimsOf(person, app) }
  const signedIn = {
    auth_time: Math.floor(actor.provenAt.getTime() / 1000),
    acr: acrOf(amr),
    ...(amr.length > 0 ? { amr } : {}),
    aud: app.id,
    iss: config().url,
  }
  const told = claimsInIdToken === 'all' ? userinfo : { sub: person.id }
  return { idToken: { ...told, ...signedIn }, userinfo }
}

/** The same for the claims of a person in a token of this API; null if the person is gone. */
export async function previewApiClaims(actor: Actor, api: ApiView): Promise<Claims | null> {
  const { organizationId, personId } = actor
  const person = await findToldPerson(personId, organizationId)
  if (!person) return null
  const { tokenClaims, identifier } = api
  const said = saidToApi(person, { tokenClaims, organizationId, scope: SCOPE })
  return { iss: config().url, sub: person.id, aud: identifier, ...said }
}
