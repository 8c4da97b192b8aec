import { Badge } from '@/components/ui/badge'
import type { Hit } from '@/lib/search/search'
import { HIT_ICONS, lookOf } from './hit-words'

/** What stands in the link to an answer. */
export function HitRow({ hit }: { hit: Hit }) {
  const { title, detail, badge } = lookOf(hit)
  const Glyph = HIT_ICONS[hit.kind]
  return (
    <>
      <Glyph aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block font-medium [overflow-wrap:anywhere]">
          {title}
        </span>
        <span className="block text-[0.8125rem] text-muted [overflow-wrap:anywhere]">{detail}</span>
      </span>
      {badge ? <Badge tone={badge.tone}>{badge.word}</Badge> : null}
    </>
  )
}
