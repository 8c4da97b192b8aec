import { callAction } from '../action'
import { addApi } from '../apis'
import type { Deployment } from '../deployment'
import { exchange } from '../exchange'
import { form } from '../form'
import { granted, newSecret } from '../portal'
import { addParty, INSECURE, oauth } from '../relying-party'
import { withKey } from '../signing-app'
import { recordingFetch } from './recording-fetch'
import type { Values } from './values'

/** Runs every flow without a person. Answers what the app got and sent. */
export async function runMachines(deployment: Deployment): Promise<Values> {
  return {
    ...(await signedWithKey(deployment)),
    ...(await forAnApi(deployment)),
    ...(await registeredByItself(deployment)),
    ...(await fetchedAsCalendar(deployment)),
    ...(await foundByStranger(deployment)),
  }
}

/** A secret that somebody reports, whose words on where it was hold it a second time. */
async function foundByStranger({ org, origin }: Deployment): Promise<Values> {
  const { id } = await org.addApp()
  const { secret } = await newSecret(await org.signIn(org.owner, origin), id)
  const report = {
    secret: `KEY=${secret}`,
    place: `https://paste.example/?key=${secret}#${secret}`,
  }
  const answer = await fetch(`${origin}/leaks/found`, {
    method: 'POST',
    body: JSON.stringify(report),
  })
  if (answer.status !== 202) throw new Error(`not taken: ${answer.status}`)
  return { 'found secret': secret }
}

/** RFC 7523: every assertion that was sent. */
async function signedWithKey(deployment: Deployment): Promise<Values> {
  const owner = await deployment.org.signIn(deployment.org.owner, deployment.origin)
  const { as, client, auth } = await withKey(
    await addParty(deployment, { on: ['clientCredentials'] }),
    owner,
  )
  const notes: Values = {}
  const options = { ...INSECURE, ...recordingFetch(notes, 'client_assertion') }
  const answer = await oauth.clientCredentialsGrantRequest(as, client, auth, {}, options)
  const { access_token: token } = await answer.json()
  await oauth.introspectionRequest(as, client, auth, token, options)
  return { ...notes, 'token of a key': token }
}

/** A JWT for an API (RFC 9068), and what it was exchanged for (RFC 8693). */
async function forAnApi(deployment: Deployment): Promise<Values> {
  const api = await addApi(deployment.cluster.pool, deployment.org)
  const party = await addParty(deployment, { scopes: [api.scope], on: ['clientCredentials'] })
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

/** RFC 7591 and RFC 7592: an app registers with an initial access token and reads itself with another. */
async function registeredByItself({ org, origin }: Deployment): Promise<Values> {
  const session = await org.signIn(org.administrator, origin)
  const page = '/admin/policies'
  granted(await callAction(session, page, 'policies/turn', 'dynamicRegistration', true))
  const made = form({ name: 'Pipeline', days: '7' })
  const initial = granted(await callAction<string>(session, page, 'policies/tokens/make', made))
  const registered = await fetch(`${origin}/oauth2/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${initial}` },
    body: JSON.stringify({ client_name: 'Robot', redirect_uris: ['https://robot.example/cb'] }),
  })
  const registration = await registered.json()
  const own = { authorization: `Bearer ${registration.registration_access_token}` }
  await fetch(registration.registration_client_uri, { headers: own })
  return {
    'initial access token': initial,
    'registration access token': registration.registration_access_token,
    'secret of a registration': registration.client_secret,
  }
}

/** A calendar fetches its feed, also with the address in the wrong case and percent-encoded. */
async function fetchedAsCalendar({ org, origin }: Deployment): Promise<Values> {
  const session = await org.signIn(org.owner, origin)
  const made = form({ name: 'Team calendar' })
  const page = '/support/secrets/calendar'
  const address = granted(await callAction<string>(session, page, 'secrets/calendar/make', made))
  const file = new URL(address).pathname.slice('/calendar/'.length)
  for (const folder of ['calendar', 'Calendar', '%63alendar']) {
    await fetch(`${origin}/${folder}/${file}`)
  }
  return { 'token of a calendar feed': file.slice('kt_cal_'.length, -'.ics'.length) }
}
