import type { OfflineLife } from '@/lib/apps/offline-life'

/**
 * The limit of "at once": introspection refuses the tokens from that moment on, but an API that
 * verifies JWTs by itself does not ask. It may be told.
 */
export function OfflineNote({ life: { minutes, told } }: { life: OfflineLife }) {
  if (minutes === 0 && !told) return null
  const others = told ? 'Another API that checks' : 'An API that checks'
  return (
    <p>
      Introspection refuses its tokens at once.
      {told ? ' APIs that receive signals refuse them within seconds.' : ''}
      {minutes > 0
        ? ` ${others} JWT access tokens by itself may still accept those it knows for up to ${inWords(minutes)}.`
        : ''}
    </p>
  )
}

function inWords(minutes: number): string {
  if (minutes < 120) return minutes === 1 ? '1 minute' : `${minutes} minutes`
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return rest === 0
    ? `${minutes} minutes (${hours} hours)`
    : `${minutes} minutes (over ${hours} hours)`
}
