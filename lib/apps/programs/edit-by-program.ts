import type { Origin } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { setJwksUri } from '../keys/set-jwks-uri'
import { ownerAsActor } from '../owner-as-actor'
import { editApp } from '../registration/edit-app'
import {
  acceptRegistration,
  type RegistrationByProgram,
} from '../registration/registration-by-program'
import { findAppOfProgram } from './find-app-of-program'

/**
 * Replaces the registration of an app that a program has registered (RFC 7592 §2.2), and nothing
 * else: not its owner, its organization or its secrets. Refuses with `not_found`, and with
 * `invalid_input` by field.
 */
export async function editByProgram(
  appId: string,
  input: RegistrationByProgram,
  origin: Origin,
): Promise<void> {
  const app = await findAppOfProgram(appId)
  if (!app) throw new Refusal('not_found', `no program's app: ${appId}`)
  const { jwksUri, type } = acceptRegistration(input)
  if ((type === 'native') !== (app.type === 'native')) {
    const sentence = 'An app cannot come to keep a secret, or give that up. Register another one.'
    throw new Refusal('invalid_input', 'native or not', { type: sentence })
  }
  const owner = await ownerAsActor(db(), app, origin)
  if (jwksUri !== app.jwksUri) await setJwksUri(owner, appId, { jwksUri })
  await editApp(owner, appId, input)
}
