type Pbkdf2Hash = 'sha1' | 'sha256' | 'sha512'

/** A digest that another server made of a secret, with all that comparing a value needs. */
export type ForeignDigest =
  /** Of the value alone, in base64. It is compared at once; all others take long. */
  | { kind: 'sha'; hash: 'sha256' | 'sha512'; digest: string }
  /** `salt` and `digest` in base64. */
  | { kind: 'pbkdf2'; hash: Pbkdf2Hash; iterations: number; salt: string; digest: string }
  /** In the modular crypt format: `$2b$10$…`. */
  | { kind: 'bcrypt'; encoded: string }
  /** In the PHC string format: `$argon2id$v=19$m=…`. */
  | { kind: 'argon2'; encoded: string }

/** What a text is: a digest, or one that is not taken and why; null if it has the form of none. */
export type ReadDigest = { digest: ForeignDigest } | { refused: string } | null

/** A digest that costs more would make each comparison a weapon against the processor. */
export const FOREIGN_COST_MAX = {
  pbkdf2Iterations: 2_000_000,
  bcryptCost: 14,
  argon2KiB: 128 * 1024,
  argon2Passes: 10,
  argon2Lanes: 8,
} as const

const BCRYPT = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/
const ARGON2 =
  /^\$argon2(?:id|i|d)\$v=19\$m=(\d{1,9}),t=(\d{1,6}),p=(\d{1,4})\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{22,86}$/
/** Ory Hydra writes `i=25000,l=32`; passlib the number alone, and `.` for `+`. */
const PBKDF2 =
  /^\$pbkdf2(?:-(sha1|sha256|sha512))?\$(?:i=)?(\d{1,10})(?:,l=\d{1,3})?\$([A-Za-z0-9+/.]{2,172})\$([A-Za-z0-9+/.]{22,86})$/
/** Django's salt is text. */
const OF_DJANGO = /^pbkdf2_(sha1|sha256)\$(\d{1,10})\$([^$]{1,128})\$([A-Za-z0-9+/]{22,86}={0,2})$/
/** Spring Security and Django write the kind before what is a whole digest without it. */
const PREFIX = /^(?:\{(?:bcrypt|argon2)\}|bcrypt\$(?=\$)|argon2(?=\$argon2))/
/** What begins so is meant as a digest, although it is cut or of a kind that is not taken. */
const MEANT = /^(?:\$[a-z0-9][a-z0-9-]*\$|(?:pbkdf2|bcrypt|scrypt|argon2)\w*\$|\{[\w@.-]+\})/

const UNKNOWN = 'Its digest is of a kind that is not taken, or was cut.'
const COSTLY = 'Its digest would take too long to compare.'

/**
 * Reads a digest that says itself how it was made: bcrypt, argon2 and PBKDF2 as Ory Hydra, passlib,
 * Django and Spring Security write them. Refuses one that costs more than `FOREIGN_COST_MAX`.
 */
export function readForeignDigest(text: string): ReadDigest {
  const bare = text.replace(PREFIX, '')
  const [, cost] = BCRYPT.exec(bare) ?? []
  if (cost) {
    const isTaken = Number(cost) >= 4 && Number(cost) <= FOREIGN_COST_MAX.bcryptCost
    return isTaken ? { digest: { kind: 'bcrypt', encoded: bare } } : { refused: COSTLY }
  }
  return readArgon2(bare) ?? readPbkdf2(bare) ?? (MEANT.test(text) ? { refused: UNKNOWN } : null)
}

/** A digest without salt, in base64 or hex, as Duende IdentityServer keeps it; null if it is none. */
export function readShaDigest(text: string): ForeignDigest | null {
  const bytes = Buffer.from(text, /^[0-9a-f]+$/i.test(text) ? 'hex' : 'base64')
  const isWhole = text.length === bytes.length * 2 || text === bytes.toString('base64')
  const hash = { 32: 'sha256', 64: 'sha512' } as const
  if (!isWhole || (bytes.length !== 32 && bytes.length !== 64)) return null
  return { kind: 'sha', hash: hash[bytes.length], digest: bytes.toString('base64') }
}

function readArgon2(text: string): ReadDigest {
  const [, kib, passes, lanes] = (ARGON2.exec(text) ?? []).map(Number)
  if (!kib || !passes || !lanes) return null
  const isTaken =
    kib <= FOREIGN_COST_MAX.argon2KiB &&
    passes <= FOREIGN_COST_MAX.argon2Passes &&
    lanes <= FOREIGN_COST_MAX.argon2Lanes &&
    kib >= 8 * lanes
  return isTaken ? { digest: { kind: 'argon2', encoded: text } } : { refused: COSTLY }
}

function readPbkdf2(text: string): ReadDigest {
  const isOfDjango = OF_DJANGO.test(text)
  const [, hash = 'sha1', count, salt, digest] = (isOfDjango ? OF_DJANGO : PBKDF2).exec(text) ?? []
  if (!count || !salt || !digest) return null
  const iterations = Number(count)
  if (iterations < 1) return { refused: UNKNOWN }
  if (iterations > FOREIGN_COST_MAX.pbkdf2Iterations) return { refused: COSTLY }
  const inBase64 = (part: string) =>
    Buffer.from(part.replaceAll('.', '+'), 'base64').toString('base64')
  const salted = isOfDjango ? Buffer.from(salt).toString('base64') : inBase64(salt)
  return {
    digest: {
      kind: 'pbkdf2',
      hash: hash as Pbkdf2Hash,
      iterations,
      salt: salted,
      digest: inBase64(digest),
    },
  }
}
