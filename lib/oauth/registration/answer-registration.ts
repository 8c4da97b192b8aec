import type { Next } from 'koa'
import { authMethodOf } from '@/lib/apps/auth-method'
import { findAppOfProgram } from '@/lib/apps/programs/find-app-of-program'
import type { IssuedSecret } from '@/lib/secrets/place-secret'
import { clientMetadata } from '../clients/client-metadata'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { ROUTES } from '../protocol/routes'
import { metadataOf } from './metadata-fields'
import { registering } from './registering'

/**
 * Answers with the registered data (RFC 7591 §3.2.1, RFC 7592 §3), not with what the engine saw.
 * Only the answer to the request in which a secret was made contains it, because it is not stored.
 */
export async function answerRegistration(ctx: KoaContextWithOIDC, next: Next): Promise<void> {
  await next()
  if (!ctx.path.startsWith(ROUTES.registration) || ![200, 201].includes(ctx.status)) return
  const answer = ctx.body as Record<string, unknown>
  const issued = registering.get(ctx)?.issued
  ctx.body = {
    ...(await registered(String(answer.client_id))),
    ...(issued ? inAnswer(issued) : {}),
    registration_client_uri: answer.registration_client_uri,
    registration_access_token: answer.registration_access_token,
  }
}

/** RFC 7591 §3.2.1: seconds since 1970, or 0 for a secret that does not expire. */
function inAnswer({ value, secret: { expiresAt } }: IssuedSecret) {
  const seconds = expiresAt ? Math.floor(expiresAt.getTime() / 1000) : 0
  return { client_secret: value.reveal(), client_secret_expires_at: seconds }
}

async function registered(appId: string) {
  const app = await findAppOfProgram(appId)
  if (!app) return { client_id: appId }
  const { client_secret: _, ...metadata } = clientMetadata(
    { ...app, version: '' },
    authMethodOf(app),
  )
  const ofTheApp = Object.entries(metadata).filter(
    ([name, value]) => !name.startsWith('app_') && !isEmptyList(name, value),
  )
  return {
    ...Object.fromEntries(ofTheApp),
    ...metadataOf(app),
    client_id_issued_at: Math.floor(app.createdAt.getTime() / 1000),
  }
}

/** A list that nobody has registered. An app without response types has said so. */
function isEmptyList(name: string, value: unknown): boolean {
  return name !== 'response_types' && Array.isArray(value) && value.length === 0
}
