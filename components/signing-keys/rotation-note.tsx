import { DAY, HOUR } from '@/lib/clock'
import {
  PUBLISHED_AFTER_SECONDS,
  PUBLISHED_AHEAD_SECONDS,
  SIGNS_FOR_SECONDS,
} from '@/lib/oauth/signing-keys/signing-key'

/** What the schedule does, and where the key set stands. */
export function RotationNote() {
  return (
    <p className="max-w-2xl text-pretty text-muted">
      A key signs for {SIGNS_FOR_SECONDS / DAY} days, then the next one takes over, which was
      published at least {PUBLISHED_AHEAD_SECONDS / HOUR} hours before. A retired key is published
      for another {PUBLISHED_AFTER_SECONDS / HOUR} hours, until nothing it signed is valid. APIs
      fetch the keys from{' '}
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
