import { DAY, HOUR, MINUTE } from '@/lib/clock'
import {
  FRESH_SECONDS,
  PUBLISHED_AFTER_SECONDS,
  PUBLISHED_AHEAD_SECONDS,
  SIGNS_FOR_SECONDS,
  STALE_SECONDS,
} from '@/lib/oauth/signing-keys/signing-key'

/** What the schedule does, and where the key set stands. */
export function RotationNote() {
  return (
    <p className="max-w-2xl text-pretty text-muted">
      The keys belong to the whole installation; administrators of its first organization can rotate
      them ahead of the schedule. Every algorithm has a key that signs, and one that follows it. A
      key signs for {SIGNS_FOR_SECONDS / DAY} days, then the next one takes over, which was
      published at least {PUBLISHED_AHEAD_SECONDS / HOUR} hours before. A retired key is published
      for another {PUBLISHED_AFTER_SECONDS / HOUR} hours, until nothing it signed is valid. Apps and
      APIs may keep the key set for {(FRESH_SECONDS + STALE_SECONDS) / MINUTE} minutes; they fetch
      it from{' '}
      <a
        href="/oauth2/jwks"
        className="rounded-sm font-mono text-[0.8125rem] text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
      >
        /oauth2/jwks
      </a>
      .
    </p>
  )
}
