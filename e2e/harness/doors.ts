import { callAction } from './action'
import { follow, tryAnswer, uidOf, xsrfOf } from './ceremony'
import type { Portal } from './deployment'
import type { Person } from './fixtures'
import { form } from './form'
import { grantReading } from './management'
import { generate } from './portal'
import { authorizationRequest, type Party } from './relying-party'
import { Session, trySignIn, type Visit } from './session'
import { basic } from './token'

type Reader = 'person' | 'program' | 'action'

/** A request that needs the database, and who reads the answer: a server action's answer is a script's. */
export type Door = { name: string; reader: Reader; ask: () => Promise<Visit> }

const PAGES = ['/apps', '/apps/new', '/account', '/authorizations', '/admin/policies', '/sign-in']

const BROWSER = { headers: { accept: 'text/html' } }

/** Every kind of door, made ready while the database is there. */
export async function makeDoors({ org, origin }: Portal): Promise<Door[]> {
  const session = await org.signIn(org.administrator, origin)
  const { party, tokens } = await grantReading({ org, origin }, org.member)
  const app = await org.addApp()
  const pages = [...PAGES, `/apps/${app.id}`, `/apps/${app.id}/secrets`]
  return [
    ...atTheEngine(session, party, tokens),
    ...(await inCeremonies(session, party, tokens)),
    ...pages.map((path) => door(session, 'person', path, BROWSER)),
    { name: 'generate a secret', reader: 'action', ask: () => generate(session, app.id) },
    ...signingIn(org.owner, origin),
  ]
}

function door(session: Session, reader: Reader, path: string, init: RequestInit = {}): Door {
  const name = `${init.method ?? 'GET'} ${path.split('?')[0]}`
  return { name, reader, ask: () => session.visit(path, init) }
}

type Tokens = { access_token: string; refresh_token: string; id_token: string }

const post = (body: Record<string, string>, headers: HeadersInit = {}): RequestInit => ({
  method: 'POST',
  headers,
  body: new URLSearchParams(body),
})

function atTheEngine(
  session: Session,
  { app, secret }: Party,
  { access_token: token, refresh_token }: Tokens,
): Door[] {
  const authorization = basic({ clientId: app.id, secret: secret.value })
  const asApp = (path: string, body: Record<string, string>) =>
    door(session, 'program', path, post(body, { authorization }))
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const withToken = (path: string, method = 'GET') => {
    const body = ['POST', 'PUT'].includes(method)
      ? '{"redirect_uris":["https://a.example/"]}'
      : null
    return door(session, 'program', path, { method, headers, body })
  }
  return [
    asApp('/oauth2/token?of=app', { grant_type: 'client_credentials' }),
    asApp('/oauth2/token?of=person', { grant_type: 'refresh_token', refresh_token }),
    asApp('/oauth2/introspect', { token }),
    asApp('/oauth2/revoke', { token }),
    asApp('/oauth2/par', { response_type: 'code' }),
    asApp('/oauth2/device_authorization', { scope: 'openid' }),
    withToken('/oauth2/userinfo'),
    withToken('/oauth2/register', 'POST'),
    withToken('/oauth2/register/x'),
    withToken('/oauth2/register/x', 'PUT'),
    withToken('/oauth2/register/x', 'DELETE'),
    withToken('/api/v1/apps'),
    withToken('/api/v1/apps/x/secrets'),
    withToken('/api/v1/apps/x/secrets', 'POST'),
    withToken('/api/v1/people'),
    withToken('/api/v1/policies'),
    withToken('/api/v1/audit-events/search'),
  ]
}

async function inCeremonies(session: Session, party: Party, { id_token }: Tokens): Promise<Door[]> {
  const person = (path: string, init: RequestInit = {}) =>
    door(session, 'person', path, { ...init, ...BROWSER })
  const { url } = await authorizationRequest(party)
  const uid = uidOf(await follow(session, url))
  const xsrf = async (path: string) => xsrfOf(await follow(session, path))
  const leave = `/oauth2/logout?id_token_hint=${id_token}`
  const device = post({ xsrf: await xsrf('/oauth2/device'), user_code: 'BCDF-GHJK' })
  const confirm = post({ xsrf: await xsrf(leave), logout: 'yes' })
  return [
    person(`${url.pathname}${url.search}`),
    person(`/interaction/${uid}`),
    {
      name: 'answer an app’s request',
      reader: 'action',
      ask: () => tryAnswer(session, uid, 'approve'),
    },
    person(`/oauth2/authorize/${uid}`),
    person('/oauth2/device', device),
    door(session, 'program', '/oauth2/device', device),
    person(leave),
    person('/oauth2/logout/confirm', confirm),
  ]
}

/** The form of the page, and the endpoint of next-auth that programs may use instead of it. */
function signingIn(who: Person, origin: string): Door[] {
  const typed = form({ email: who.email, password: who.password })
  const before = { email: '', refusal: null }
  const submit = () =>
    callAction(new Session(origin), '/sign-in', 'sign-in/signInHere', before, typed)
  return [
    { name: 'sign in at the form', reader: 'action', ask: submit },
    {
      name: 'sign in without the form',
      reader: 'program',
      ask: () => trySignIn(new Session(origin), who),
    },
  ]
}
