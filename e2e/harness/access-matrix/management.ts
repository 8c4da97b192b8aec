import { READING, READS_APPS, read } from '../management'
import { grantAccess } from '../relying-party'
import { type AttemptContext, NO_DEVELOPER, type Operation, READS, SIGNED_IN } from './operation'

type Request = (context: AttemptContext) => { path: string; shows?: string; scope?: string }

/**
 * The token of an app with a grant of the actor: of an app of the organization that they act in. A
 * stranger has none.
 */
async function tokenOf(
  { actor, org, session: { origin }, inTwo }: AttemptContext,
  scope = READS_APPS.scope,
): Promise<string | null> {
  if (actor === 'stranger') return null
  const app = { ...READING, foreign: inTwo?.elsewhere ?? false }
  const who = inTwo?.who ?? org[actor]
  const { tokens } = await grantAccess({ org, origin }, { who, app, changes: { scope } })
  await inTwo?.onceGranted()
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
]

/** Every endpoint of the management API. */
export const MANAGEMENT: Operation[] = ENDPOINTS.map((one) => ({ ...one, throughAnApp: true }))
