import type { EventEmitter } from 'node:events'
import { now } from '@/lib/clock'
import { type Binding, noteSignIn } from '@/lib/usage/note-sign-in'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { isBoundByNonce } from './needs-pkce'

/**
 * Notes of every code that an app gets what binds it, for the app's page. A device gets none, and the
 * engine tells of it without an answer.
 */
export function noteSignIns(provider: EventEmitter): void {
  provider.on('authorization.success', ({ oidc }: KoaContextWithOIDC, out?: { code?: string }) => {
    const { client, params } = oidc
    if (!client || !params || out?.code === undefined) return
    noteSignIn({ appId: client.clientId, boundBy: bindingOf(params), at: now() })
  })
}

function bindingOf(params: { [name: string]: unknown }): Binding {
  if (params.code_challenge !== undefined) return 'pkce'
  return isBoundByNonce(params) ? 'nonce' : 'neither'
}
