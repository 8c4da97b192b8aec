import type { Resource } from '@/lib/apis/api'
import { MINUTE } from '@/lib/clock'

/** How long APIs that check only the signature of a JWT may accept one that has ended. */
export type OfflineLife = {
  /** The longest life among APIs that hear nothing of it; 0 when there is none. */
  minutes: number
  /** Whether an API with JWTs is told, and refuses it within seconds. */
  told: boolean
}

export const NEVER_OFFLINE: OfflineLife = { minutes: 0, told: false }

/** Of one API. Opaque tokens cannot be verified without asking us. */
export function offlineLifeOf(
  { tokenFormat, tokenTtlSeconds }: Pick<Resource, 'tokenFormat' | 'tokenTtlSeconds'>,
  isTold: boolean,
): OfflineLife {
  if (tokenFormat !== 'jwt') return NEVER_OFFLINE
  return { minutes: isTold ? 0 : Math.ceil(tokenTtlSeconds / MINUTE), told: isTold }
}

/** Of several APIs together. */
export function longestOf(lives: readonly OfflineLife[]): OfflineLife {
  return {
    minutes: Math.max(0, ...lives.map(({ minutes }) => minutes)),
    told: lives.some(({ told }) => told),
  }
}
