import type { Pool } from 'pg'
import { callAction } from '../action'
import { addApi } from '../apis'
import { exchange } from '../exchange'
import { granted } from '../portal'
import { addParty, INSECURE, oauth } from '../relying-party'
import { withKey } from '../signing-app'
import { noting } from './noting'
import type { Place, Values } from './told'

type Here = Place & { pool: Pool }

/** What machines are given, and prove themselves with, while nobody looks. */
export async function lifeOfMachines(here: Here): Promise<Values> {
  return {
    ...(await signedWithKey(here)),
    ...(await forAnApi(here)),
    ...(await registeredByItself(here)),
  }
}

/** RFC 7523: every assertion that was sent. */
async function signedWithKey(here: Here): Promise<Values> {
  const owner = await here.story.signIn(here.story.owner, here.origin)
  const { as, client, auth } = await withKey(await addParty(here), owner)
  const notes: Values = {}
  const how = { ...INSECURE, ...noting(notes, 'client_assertion') }
  const answer = await oauth.clientCredentialsGrantRequest(as, client, auth, {}, how)
  const { access_token: token } = await answer.json()
  await oauth.introspectionRequest(as, client, auth, token, how)
  return { ...notes, 'token of a key': token }
}

/** A JWT for an API (RFC 9068), and what it was exchanged for (RFC 8693). */
async function forAnApi(here: Here): Promise<Values> {
  const api = await addApi(here.pool, here.story)
  const party = await addParty(here, { scopes: [api.scope] })
  const { as, client, auth } = party
  const parameters = { resource: api.identifier }
  const answer = await oauth.clientCredentialsGrantRequest(as, client, auth, parameters, INSECURE)
  const { access_token: jwt } = await answer.json()
  const exchanged = await (await exchange(party, jwt, parameters)).json()
  const signatureOf = (token: string) => token.slice(token.lastIndexOf('.') + 1)
  return {
    JWT: jwt,
    'exchanged JWT': exchanged.access_token,
    'signature of a JWT': signatureOf(jwt),
    'signature of an exchanged JWT': signatureOf(exchanged.access_token),
  }
}

/** RFC 7591 and RFC 7592: an app comes with an initial token and reads itself with another. */
async function registeredByItself({ story, origin }: Here): Promise<Values> {
  const session = await story.signIn(story.administrator, origin)
  const page = '/admin/policies'
  granted(await callAction(session, page, 'policies/turn', 'dynamicRegistration', true))
  const form = new FormData()
  form.set('name', 'Pipeline')
  form.set('days', '7')
  const initial = granted(await callAction<string>(session, page, 'policies/make', form))
  const registered = await fetch(`${origin}/oauth2/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${initial}` },
    body: JSON.stringify({ client_name: 'Robot', redirect_uris: ['https://robot.example/cb'] }),
  })
  const told = await registered.json()
  const own = { authorization: `Bearer ${told.registration_access_token}` }
  await fetch(told.registration_client_uri, { headers: own })
  return {
    'initial access token': initial,
    'registration access token': told.registration_access_token,
    'secret of a registration': told.client_secret,
  }
}
