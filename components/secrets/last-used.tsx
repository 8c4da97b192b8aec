import { CircleDashed } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { SecretUseView } from '@/lib/secrets/secret'

type LastUsedProps = {
  use: Pick<SecretUseView, 'lastUsedAt' | 'lastAddress' | 'lastUserAgent' | 'lastGrantType'> | null
  /** It has ended, so never having been used is no warning. */
  retired?: boolean
}

/** When a secret or a key was last used, and from where; the rest is in the tooltip. */
export function LastUsed({ use, retired = false }: LastUsedProps) {
  if (!use) {
    return retired ? (
      <span className="text-muted">Never used</span>
    ) : (
      <Badge tone="info" icon={CircleDashed}>
        Never used
      </Badge>
    )
  }
  return (
    <div className="flex flex-col items-start gap-0.5">
      <Time
        at={use.lastUsedAt}
        details={[
          `from ${use.lastAddress}`,
          `grant type ${use.lastGrantType}`,
          use.lastUserAgent || 'no user agent given',
        ]}
      />
      <span className="text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
        from {use.lastAddress}
      </span>
    </div>
  )
}
