import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { managementInput } from '@/lib/apps/management-input'
import { setManagementScopes } from '@/lib/apps/set-management-scopes'
import { basic, type EngineUnderTest } from '@/lib/oauth/testing/engine-test'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { type Api, anAppOf } from './api-test'

type Own = { appId: string; headers: Record<string, string> }

/** An app with a secret, of this administrator, with what it is granted. */
export async function anApp(ada: Actor, granted: string[] = []): Promise<Own> {
  const appId = await anAppOf(ada, `Pipeline ${granted.length}`)
  const { value } = await issueSecret(ada, appId, { name: 'First', expiresAt: null })
  if (granted.length > 0) await grant(ada, appId, granted)
  return { appId, headers: basic(appId, value.reveal()) }
}

/** Grants the app these scopes of the management API for itself. */
export const grant = (actor: Actor, appId: string, scopes: string[]) =>
  setManagementScopes(actor, appId, acceptInput(managementInput, { scopes }))

/** The answer of the token endpoint to an app that asks for itself. */
export async function mint(
  engine: EngineUnderTest,
  { headers }: Own,
  more: Record<string, string> = {},
) {
  const form = { grant_type: 'client_credentials', ...more }
  return (await engine.post('/oauth2/token', form, headers)).body
}

/** Makes a secret of an app. */
export const secretOf = (appId: string) => `POST /apps/${appId}/secrets`
export const NEW = { name: 'Next' }

/** The status of an answer, and the code of its problem. */
export async function codeOf(answer: ReturnType<Api>) {
  const { status, body } = await answer
  return [status, body.code]
}
