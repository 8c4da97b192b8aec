import { config } from '@/lib/config'
import { EVENT_OF, type SignalKind } from '@/lib/signals/signal-stream'
import { signJwt } from '../signing-keys/sign-jwt'
import type { Signal } from './queue-store'

/** RFC 8417 §2.3: so that no verifier takes it for another JWT. */
const EVENT_TOKEN_TYPE = 'secevent+jwt'

/** What the receiver's people read in their log (CAEP 1.0 §2). */
const REASONS: Record<Exclude<SignalKind, 'verification' | 'stream_updated'>, string> = {
  secret: 'A client secret was ended, with the tokens that it has minted.',
  key: 'A public key was removed, with the tokens that it has minted.',
  leak: 'A client secret was found where it should not be.',
  app: 'The app was suspended or deleted.',
  grant: 'The person took back what they allowed the app.',
  family: 'A code or refresh token was used a second time, or was revoked.',
  session: 'The session ended in which the person let the app in.',
  person: 'The person was disabled.',
  token: 'The token was revoked.',
}

/**
 * The signal as a security event token (RFC 8417, Framework §11.1): signed with RS256, as the CAEP
 * Interoperability Profile §2.6 asks, without `sub` and `exp`.
 */
export function makeEventToken(signal: Signal): Promise<string> {
  const claims = {
    iss: config().url,
    jti: signal.id,
    iat: Math.floor(signal.at.getTime() / 1000),
    aud: signal.receiverId,
    sub_id: subjectOf(signal),
    events: { [EVENT_OF[signal.kind]]: eventOf(signal) },
  }
  return signJwt(claims, 'RS256', { typ: EVENT_TOKEN_TYPE })
}

/** RFC 9493, and Framework §3: `complex`, and `jwt_id`. */
function subjectOf({ kind, streamId, appId, personId, subject }: Signal): object {
  const iss = config().url
  const named = (sub: string) => ({ format: 'iss_sub', iss, sub })
  if (kind === 'verification' || kind === 'stream_updated') {
    return { format: 'opaque', id: streamId }
  }
  if (kind === 'token') return { format: 'jwt_id', iss, jti: subject }
  if (kind === 'person') return named(personId ?? '')
  const isSession = kind === 'grant' || kind === 'family' || kind === 'session'
  return {
    format: 'complex',
    ...(isSession ? { session: { format: 'opaque', id: subject } } : {}),
    ...(appId === null ? {} : { application: named(appId) }),
    ...(personId === null ? {} : { user: named(personId) }),
  }
}

function eventOf({ kind, subject, status, statusReason, at }: Signal): object {
  if (kind === 'verification') return subject === null ? {} : { state: subject }
  if (kind === 'stream_updated') {
    return { status: subject ?? status, ...(statusReason ? { reason: statusReason } : {}) }
  }
  return {
    event_timestamp: Math.floor(at.getTime() / 1000),
    reason_admin: { en: REASONS[kind] },
    ...credentialOf(kind, subject),
  }
}

/** CAEP 1.0 §3.3.1 and RISC 1.0 §2.7: other types of credentials than theirs are agreed on. */
function credentialOf(kind: SignalKind, subject: string | null): object {
  if (kind !== 'secret' && kind !== 'key' && kind !== 'leak') return {}
  const type = kind === 'key' ? 'client_key' : 'client_secret'
  return {
    credential_type: type,
    ...(kind === 'leak' ? {} : { change_type: 'revoke' }),
    ends_with: subject,
  }
}
