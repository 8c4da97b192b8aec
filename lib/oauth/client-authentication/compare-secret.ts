import { secretMatches } from '@/lib/secrets/digest-secret'
import { noteTrailed } from '@/lib/secrets/note-trailed'
import type { Presented } from '../clients/store'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { appOfRequest, secretIdOfRequest } from './app-of-request'
import { NOBODYS } from './nobody'
import { noteUseOf, purposeOf } from './note-use-of'
import { isOutside } from './outside-networks'
import { refuseClient } from './refuse-client'

/**
 * The second half of authenticating a client by secret: one HMAC, compared in constant time with
 * the row that the first half found. Replaces the engine's `compareClientSecret`, which needs one
 * secret in the clear.
 */
export async function compareSecret(ctx: KoaContextWithOIDC, presented: string): Promise<boolean> {
  const app = appOfRequest.get(ctx)
  if (!app) throw new Error('lib/oauth: a secret was compared before it was looked up')
  const { attempt, secret } = app
  const matches = secretMatches(presented, secret ?? NOBODYS)
  if (!attempt.secretId || !secret || !matches || secret.endedBecause) {
    const trailed = isTrailed(presented, secret)
    if (trailed && attempt.secretId) noteTrailed(attempt.secretId)
    const why = trailed ? 'secret_and_line_break' : whyNot(attempt.secretId, secret, matches)
    refuseClient(ctx, attempt, { why, wasRight: matches || trailed })
    return false
  }
  if (isOutside(app, attempt.address)) {
    refuseClient(ctx, attempt, { why: 'outside_networks', wasRight: true })
    return false
  }
  secretIdOfRequest.set(attempt.secretId, ctx)
  noteUseOf(ctx.req, attempt, purposeOf(ctx))
  return true
}

/** Whether a secret that works was sent with space or a line break behind it, as from a file. */
function isTrailed(presented: string, secret: Presented['secret']): boolean {
  const without = presented.trimEnd()
  return without !== presented && !secret?.endedBecause && secretMatches(without, secret ?? NOBODYS)
}

function whyNot(secretId: string | null, secret: Presented['secret'], matches: boolean) {
  if (!secretId) return 'malformed_secret'
  if (!secret) return 'unknown_secret'
  return matches && secret.endedBecause
    ? (`secret_${secret.endedBecause}` as const)
    : 'wrong_secret'
}
