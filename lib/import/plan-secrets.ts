import { now } from '@/lib/clock'
import { readForeignDigest, readShaDigest } from '@/lib/crypto/foreign-digest'
import { currentPepperVersion } from '@/lib/keys'
import { isPrintable } from '@/lib/printable'
import { digestSecret } from '@/lib/secrets/digest-secret'
import { MOVED_IN_VALUE_MAX } from '@/lib/secrets/match-moved-in'
import { MAX_ACTIVE_SECRETS, SECRET_NAME_MAX, type Weakness } from '@/lib/secrets/secret'
import { typedText } from '@/lib/text'
import type { ForeignSecret } from './foreign-client'
import { judgeValue } from './judge-value'
import type { PlannedSecret } from './planned-client'

/** RFC 6749 §A.2: what a client can send as its secret. */
const VSCHAR = /^[\x20-\x7e]+$/
/** Each is judged, which takes a moment, and two can come. */
const LOOKED_AT = 10
/** Of a shorter value four characters would be too many. */
const SHOWN_FROM = 24

const WEAK = {
  short: 'is short: anybody could guess it',
  repetitive: 'has few different characters: anybody could guess it',
  guessable: 'is made of words that can be guessed',
} satisfies Record<Weakness, string>

/** The secrets that come with a client, and what is to be said of those that do not, or are weak. */
export async function planSecrets(
  foreign: readonly ForeignSecret[],
): Promise<{ secrets: PlannedSecret[]; notes: string[] }> {
  const secrets: PlannedSecret[] = []
  const notes: string[] = []
  for (const [at, secret] of foreign.slice(0, LOOKED_AT).entries()) {
    const which = foreign.length > 1 ? `Secret ${at + 1}` : 'The secret'
    const planned = await planSecret(secret)
    if (typeof planned === 'string') notes.push(`${which} ${planned}`)
    else if (secrets.length === MAX_ACTIVE_SECRETS)
      notes.push(`${which} is not imported: an app has at most two.`)
    else if (secrets.some((one) => isSame(one, planned))) notes.push(`${which} is there twice.`)
    else {
      if (planned.weakness) notes.push(`${which} ${WEAK[planned.weakness]}. Rotate it soon.`)
      secrets.push({ ...planned, name: nameBeside(secrets, planned.name) })
    }
  }
  return { secrets, notes }
}

/** A name that can be shown, and that no secret beside it has. */
function nameBeside(others: readonly PlannedSecret[], said: string): string {
  const typed = typedText(said, SECRET_NAME_MAX)
    .slice(0, SECRET_NAME_MAX - ' (2)'.length)
    .trim()
  const name = typed !== '' && isPrintable(typed) ? typed : `Imported ${others.length + 1}`
  const isTaken = others.some((other) => other.name.toLowerCase() === name.toLowerCase())
  return isTaken ? `${name} (2)` : name
}

const isSame = (a: PlannedSecret, b: PlannedSecret) =>
  a.digest === b.digest && JSON.stringify(a.foreignDigest) === JSON.stringify(b.foreignDigest)

/** The secret, or why it does not come, in words that follow “The secret”. */
async function planSecret(secret: ForeignSecret): Promise<PlannedSecret | string> {
  const expiresAt = expiryOf(secret.expiresAt)
  if (expiresAt === undefined) return 'has an expiry that is not a date.'
  if (expiresAt && expiresAt <= now()) return 'has expired, so it is not imported.'
  const named = {
    name: secret.name,
    expiresAt: expiresAt?.toISOString() ?? null,
  }
  const blank = { lastFour: '', weakness: null, pepperVersion: currentPepperVersion() }
  const foreign = digestOf(secret)
  if (foreign && 'refused' in foreign) return `is not imported. ${foreign.refused}`
  if (foreign) return { ...named, ...blank, digest: null, foreignDigest: foreign.digest }
  const value = secret.text.replace(/^\{noop\}/, '')
  if (/^\*+$/.test(value)) return 'is hidden in this export: only stars stand in its place.'
  if (!VSCHAR.test(value)) return 'has characters that no client can send (RFC 6749, appendix A.2).'
  if (value.length > MOVED_IN_VALUE_MAX) return `is longer than ${MOVED_IN_VALUE_MAX} characters.`
  return {
    ...named,
    ...blank,
    digest: digestSecret(value, blank.pepperVersion).toString('base64'),
    foreignDigest: null,
    weakness: await judgeValue(value),
    lastFour: value.length >= SHOWN_FROM ? (/[0-9A-Za-z]{4}$/.exec(value)?.[0] ?? '') : '',
  }
}

function digestOf({ text, isDigest }: ForeignSecret) {
  const read = readForeignDigest(text)
  if (text.startsWith('{noop}')) return null
  if (read || !isDigest) return read
  const digest = readShaDigest(text)
  return digest ? { digest } : { refused: 'Its digest is neither SHA-256 nor SHA-512.' }
}

/** Null for never; undefined for what is no moment. Hydra writes seconds, and 0 for never. */
function expiryOf(said: string | null): Date | null | undefined {
  if (said === null || said === '0') return null
  const at = /^\d{9,11}$/.test(said) ? new Date(Number(said) * 1000) : new Date(said)
  return Number.isNaN(at.getTime()) ? undefined : at
}
