import type { Person } from '../fixtures'
import { READING, READS_APPS, read } from '../management'
import { grantAccess } from '../relying-party'
import {
  type AttemptContext,
  GOVERNS_OWN,
  NO_DEVELOPER,
  type Operation,
  READS,
  SEES_PEOPLE,
  SIGNED_IN,
} from './operation'

type Request = (context: AttemptContext) => { path: string; shows?: string; scope?: string }

const GOVERNING = ['apps:read', 'people:read', 'policies:read', 'organizations:read']

/** What an administrator reads needs scopes that only a token for the management API has. */
const GOVERNS_BY = ['openid', ...GOVERNING].join(' ')

const lastingTokens = new WeakMap<Person, Map<string, Promise<string>>>()

/**
 * The token of an app with a grant of the actor: of an app of the organization that they act in. It serves
 * every row with this scope, unless something happens to the actor once it is granted. A stranger has none.
 */
async function tokenOf(context: AttemptContext, scope = READS_APPS.scope): Promise<string | null> {
  const { actor, org, inTwo } = context
  const who = inTwo?.who ?? (actor === 'stranger' ? null : org[actor])
  if (!who) return null
  const known = lastingTokens.get(who) ?? new Map<string, Promise<string>>()
  const token = known.get(scope) ?? grant(context, who, scope)
  if (inTwo?.onceGranted) await token.then(inTwo.onceGranted)
  else lastingTokens.set(who, known.set(scope, token))
  return token
}

async function grant(
  { org, session: { origin }, inTwo }: AttemptContext,
  who: Person,
  scope: string,
): Promise<string> {
  const isForUs = scope === GOVERNS_BY
  const scopes = isForUs ? GOVERNING : READING.scopes
  const changes = isForUs ? { scope, resource: `${origin}/api/v1` } : { scope }
  const app = { scopes, foreign: inTwo?.elsewhere ?? false }
  const { tokens } = await grantAccess({ org, origin }, { who, app, changes })
  return tokens.access_token
}

/** Reads through an app that acts for the actor. */
function reading(request: Request): Operation['attempt'] {
  return async (context) => {
    const { path, shows = '', scope } = request(context)
    const { status, body } = await read(context.session.origin, path, await tokenOf(context, scope))
    if (status === 200) return JSON.stringify(body).includes(shows) ? 'ok' : 'not_found'
    return status === 401 ? 'not_signed_in' : String(body.code)
  }
}

const FIRST_ONLY = ['ok', ...Array<string>(5).fill('not_found'), 'not_signed_in']

const ENDPOINTS: Omit<Operation, 'throughAnApp'>[] = [
  {
    name: 'list apps through the management API',
    attempt: reading(() => ({ path: '/apps' })),
    answers: SIGNED_IN,
  },
  {
    name: 'find an app in that list',
    attempt: reading(({ app }) => ({ path: `/apps?search=${app.id}`, shows: `"${app.id}"` })),
    answers: READS,
  },
  {
    name: 'read an app through the management API',
    attempt: reading(({ app }) => ({ path: `/apps/${app.id}`, shows: app.name })),
    answers: READS,
  },
  {
    name: 'read the secrets of an app through the management API',
    attempt: reading(({ app, secretId }) => ({ path: `/apps/${app.id}/secrets`, shows: secretId })),
    answers: READS,
  },
  {
    name: 'read the public keys of an app through the management API',
    attempt: reading(({ app, keyId }) => ({ path: `/apps/${app.id}/keys`, shows: keyId })),
    answers: READS,
  },
  {
    name: 'read the audit events through the management API',
    attempt: reading(() => ({ path: '/audit-events', scope: 'openid keyturn.audit.read' })),
    answers: NO_DEVELOPER,
  },
  {
    name: 'read what an owner confirms through the management API',
    attempt: reading(({ app }) => ({
      path: `/apps/${app.id}/confirmation`,
      shows: '"seen"',
      scope: GOVERNS_BY,
    })),
    answers: READS,
  },
  {
    name: 'read what a person was shown through the management API',
    attempt: reading(({ org }) => ({
      path: `/people/${org.owner.id}/shown-secrets`,
      scope: GOVERNS_BY,
    })),
    answers: FIRST_ONLY,
  },
  {
    name: 'read who let which app in through the management API',
    attempt: reading(() => ({ path: '/given-grants', scope: GOVERNS_BY })),
    answers: SEES_PEOPLE,
  },
  {
    name: 'read the Outbox through the management API',
    attempt: reading(() => ({ path: '/outbox', scope: GOVERNS_BY })),
    answers: GOVERNS_OWN,
  },
  {
    name: 'read the organizations through the management API',
    attempt: reading(() => ({ path: '/organizations', scope: GOVERNS_BY })),
    answers: FIRST_ONLY,
  },
]

/** Every endpoint of the management API. */
export const MANAGEMENT: Operation[] = ENDPOINTS.map((one) => ({ ...one, throughAnApp: true }))
