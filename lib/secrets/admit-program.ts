import { keepsSecret } from '@/lib/apps/auth-method'
import type { WithLogo } from '@/lib/apps/programs/logo-of-program'
import { type Arrival, registerByProgram } from '@/lib/apps/programs/register-by-program'
import { inTransaction } from '@/lib/db/client'
import type { IssuedSecret } from './place-secret'
import { placeProgramSecret } from './program-secret'

const FIRST_SECRET = { slot: 1, name: 'Given at registration' } as const

/**
 * Registers a new app and its first secret, both or neither (RFC 7591 §3.2.1). An app that can keep
 * no secret, or has public keys, gets none. Refuses as `registerByProgram` does.
 */
export function admitProgram(
  arrival: Arrival,
  registration: WithLogo,
): Promise<IssuedSecret | null> {
  return inTransaction(async (tx) => {
    const { app, actor } = await registerByProgram(tx, arrival, registration)
    if (!keepsSecret(app)) return null
    return placeProgramSecret(tx, actor, {
      appId: app.id,
      initialAccessToken: arrival.token.name,
      ...FIRST_SECRET,
    })
  })
}
