import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { Time } from '@/components/ui/time'
import type { ProviderNotice } from '@/lib/providers/provider-view'
import { NOTICES } from './provider-words'

type NoticeBannerProps = { notice: ProviderNotice; secretEndsAt: Date | null; title?: string }

/** What an administrator has to do about a provider. */
export function NoticeBanner({ notice, secretEndsAt, title }: NoticeBannerProps) {
  const { tone, label, sentence } = NOTICES[notice]
  return (
    <Banner tone={tone} title={title ?? label}>
      {sentence}
      {secretEndsAt && notice !== 'groups_missed' && notice !== 'secret_refused' ? (
        <>
          {' '}
          Its end: <Time at={secretEndsAt} mode="date" />.
        </>
      ) : null}
    </Banner>
  )
}

/** The state of a provider in a word or two. */
export function ProviderState({
  notice,
  isOff,
}: {
  notice: ProviderNotice | null
  isOff: boolean
}) {
  if (isOff) return <Badge>Off</Badge>
  if (!notice) return <Badge tone="good">On</Badge>
  return <Badge tone={NOTICES[notice].tone}>{NOTICES[notice].label}</Badge>
}
