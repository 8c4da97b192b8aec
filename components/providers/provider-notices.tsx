import { Banner } from '@/components/ui/banner'
import { Link } from '@/components/ui/link'
import type { ProviderNotice } from '@/lib/providers/provider-view'
import { NOTICES } from './provider-words'

type Noticed = { id: string; name: string; notice: ProviderNotice }

/** On a page about something else: the providers about which something has to be done. */
export function ProviderNotices({ providers }: { providers: readonly Noticed[] }) {
  if (providers.length === 0) return null
  return (
    <div className="flex flex-col gap-3 pb-6">
      {providers.map(({ id, name, notice }) => (
        <Banner
          key={id}
          tone={NOTICES[notice].tone}
          title={`${name}: ${NOTICES[notice].label.toLowerCase()}`}
          action={
            <Link
              href={`/admin/providers/${id}`}
              className="rounded-sm font-medium underline underline-offset-4"
            >
              Look at the provider
            </Link>
          }
        >
          {NOTICES[notice].sentence}
        </Banner>
      ))}
    </div>
  )
}
