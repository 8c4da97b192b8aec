import { letRead, read } from '../management'
import { type Attempting, type Operation, READS, SIGNED_IN } from './operation'

type Where = (scene: Attempting) => { path: string; shows?: string }

/** Reads through an app that the actor has let in; a stranger has no token to show. */
function reading(where: Where): Operation['attempt'] {
  return async (scene) => {
    const { actor, story, session } = scene
    const { origin } = session
    const entry = actor === 'stranger' ? null : await letRead({ story, origin }, story[actor])
    const { path, shows = '' } = where(scene)
    const { status, body } = await read(origin, path, entry?.tokens.access_token ?? null)
    if (status === 200) return JSON.stringify(body).includes(shows) ? 'ok' : 'not_found'
    return status === 401 ? 'not_signed_in' : String(body.code)
  }
}

/** Every address of the management API. */
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
]
