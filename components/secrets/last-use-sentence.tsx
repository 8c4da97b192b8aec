import { exactTime, relativeTime } from '@/components/ui/time'
import { now } from '@/lib/clock'
import type { SecretUseView } from '@/lib/secrets/secret'

/** "last used 3 minutes ago from 10.0.0.7", with the exact moment at hand. */
export function LastUseSentence({
  use,
}: {
  use: Pick<SecretUseView, 'lastUsedAt' | 'lastAddress'> | null
}) {
  if (!use) return 'never used'
  return (
    <>
      last used{' '}
      <time
        dateTime={use.lastUsedAt.toISOString()}
        title={exactTime(use.lastUsedAt)}
        suppressHydrationWarning
      >
        {relativeTime(use.lastUsedAt, now())}
      </time>{' '}
      from {use.lastAddress}
    </>
  )
}
