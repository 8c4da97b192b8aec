import { encode } from 'next-auth/jwt'
import { deriveKey } from '@/lib/keys'
import { LONGEST_SESSION_SECONDS } from '@/lib/people/sessions/session'
import { newSessionId } from '@/lib/people/sessions/session-id'
import { tokenDigest } from '@/lib/people/token-digest'
import type { Cluster } from './cluster'
import { Session } from './session'

/**
 * The session of a person as their sign-in by password leaves it: its row and its cookie, without the requests.
 * Nothing is in the audit log, no device is known, and no second factor is asked for. Throws if they are disabled
 * or nowhere a member.
 */
export async function openSession(
  { pool, env }: Pick<Cluster, 'pool' | 'env'>,
  personId: string,
  origin: string,
): Promise<Session> {
  const id = newSessionId().reveal()
  const { rowCount } = await pool.query(
    `INSERT INTO person_session (id_digest, person_id, epoch, started_at, last_seen_at, proven_at, amr,
       organization_id)
     SELECT $1, p.id, p.session_epoch, now(), now(), now(), '{pwd}', m.organization_id
     FROM person p JOIN membership m ON m.person_id = p.id
     WHERE p.id = $2 AND p.disabled_at IS NULL AND m.disabled_at IS NULL
     ORDER BY m.created_at LIMIT 1`,
    [tokenDigest(id), personId],
  )
  if (rowCount !== 1) throw new Error(`${personId} can have no session`)
  const masterKey = Buffer.from(env.KEYTURN_MASTER_KEY ?? '', 'base64')
  const value = await encode({
    token: { sessionId: id },
    secret: deriveKey(masterKey, 'session-cookie').toString('base64'),
    maxAge: LONGEST_SESSION_SECONDS,
  })
  const isHttps = env.KEYTURN_URL?.startsWith('https:')
  const session = new Session(origin)
  session.give(`${isHttps ? '__Host-' : ''}keyturn-session`, value)
  return session
}
