import { TimeInSentence } from '@/components/ui/time'
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
      last used <TimeInSentence at={use.lastUsedAt} /> from {use.lastAddress}
    </>
  )
}
