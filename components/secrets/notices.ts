import type { SecretView } from '@/lib/secrets/secret'

const ENDS_TOKENS = 'it and its tokens are refused from now on.'
const KEEPS_TOKENS = 'it is refused from now on, and its tokens work until they expire.'

/** A secret's name with its hint, as everywhere. */
function named({ name, hint }: SecretView): string {
  return `${name} (${hint})`
}

/** What the page says after an action. */
export function revokedNotice(secret: SecretView): string {
  const tokens = secret.retirement === 'revoked_keeping_tokens' ? KEEPS_TOKENS : ENDS_TOKENS
  return `${named(secret)} was revoked: ${tokens}`
}

export function pausedNotice(secret: SecretView): string {
  const end = secret.pause?.until ? 'It comes back by itself.' : 'Resume it when you know enough.'
  return `${named(secret)} is paused: it is refused from now on. ${end}`
}

export function resumedNotice(secret: SecretView): string {
  return `${named(secret)} works again.`
}

export function cancelledNotice(secret: SecretView): string {
  return `${named(secret)} stays: its planned end is cancelled.`
}
