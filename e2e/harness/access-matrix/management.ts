import { grantReading, read } from '../management'
import { type AttemptContext, NO_DEVELOPER, type Operation, READS, SIGNED_IN } from './operation'

type Request = (context: AttemptContext) => { path: string; shows?: string; scope?: string }

/** Reads through an app with a grant of the actor. A stranger has no token. */
function reading(request: Request): Operation['attempt'] {
  return async (context) => {
    const { actor, org, session } = context
    const { origin } = session
    const { path, shows = '', scope } = request(context)
    const changes = scope ? { scope } : {}
    const granted =
      actor === 'stranger' ? null : await grantReading({ org, origin }, org[actor], changes)
    const { status, body } = await read(origin, path, granted?.tokens.access_token ?? null)
    if (status === 200) return JSON.stringify(body).includes(shows) ? 'ok' : 'not_found'
    return status === 401 ? 'not_signed_in' : String(body.code)
  }
}

/** Every endpoint of the management API. */
export const MANAGEMENT: Operation[] = [
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
