import type { Role } from '@/lib/actor'
import type { AppStatus } from '@/lib/apps/app'
import type { SecretStatus } from '@/lib/secrets/secret'

/** The role of who searches: what they can do about an answer hangs on it. */
export type SearcherRole = Role

/** How many answers of one kind the box shows, and the page. */
export const HITS_IN_BOX = 6
export const HITS_ON_PAGE = 50

type OfApp = { appId: string; appName: string }

export type AppHit = {
  kind: 'app'
  id: string
  name: string
  company: string
  ownerName: string
  ownerDisabled: boolean
  status: AppStatus
}

export type SecretHit = OfApp & {
  kind: 'secret'
  id: string
  name: string
  /** `kt_cs_<id>_…abcd` */
  hint: string
  status: SecretStatus
  ownerName: string
  ownerDisabled: boolean
  ownerEmail: string
  lastUsedAt: Date | null
  lastAddress: string | null
}

/** A public key that an app has here. */
export type KeyHit = OfApp & { kind: 'key'; id: string; name: string; kid: string }

/** A key with which Keyturn signs; `id` is the `kid` of its signatures. */
export type SigningKeyHit = { kind: 'signing_key'; id: string; algorithm: string; status: string }

export type PersonHit = {
  kind: 'person'
  id: string
  name: string
  email: string
  role: Role
  disabled: boolean
  /** How many apps the person owns. */
  apps: number
}

/** An event of the audit log that came with this request. */
export type EventHit = {
  kind: 'event'
  id: string
  at: Date
  actorName: string
  sentence: string
  appId: string | null
}

/** An app that is, or was, used from this address. */
export type CallerHit = OfApp & { kind: 'caller'; uses: number; lastAt: Date }

/** An app for which requests from this address were refused. */
export type RefusedHit = OfApp & { kind: 'refused'; attempts: number; lastAt: Date }

export type Hit =
  | AppHit
  | SecretHit
  | KeyHit
  | SigningKeyHit
  | PersonHit
  | EventHit
  | CallerHit
  | RefusedHit

export type HitKind = Hit['kind']

/** An answer with the page that it leads to. */
export type LinkedHit = Hit & { href: string }

/** What was found of one kind, the best first; `more` when there is more than is listed. */
export type HitGroup = { kind: HitKind; hits: LinkedHit[]; more: boolean }

/** What the one box answers. No group is empty. */
export type Answers = { groups: HitGroup[] }
