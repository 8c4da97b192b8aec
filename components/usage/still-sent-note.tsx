import { TriangleAlert } from 'lucide-react'
import { Time } from '@/components/ui/time'
import type { StillSent } from '@/lib/usage/still-sent'
import { addressInWords, timesInWords } from './usage-words'

/** Says that an ended or paused secret still comes, how often, and from where. */
export function StillSentNote({ sent }: { sent: StillSent | undefined }) {
  if (!sent) return null
  const { attempts, address, lastAt } = sent
  if (attempts === 0) {
    return (
      <p className="mt-1 text-[0.8125rem] text-muted">
        Refused the last time <Time at={lastAt} /> from {addressInWords(address)}
      </p>
    )
  }
  return (
    <p className="mt-1 flex max-w-64 items-start gap-1.5 text-[0.8125rem] text-warning">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
      <span className="[overflow-wrap:anywhere]">
        Still being sent: {timesInWords(attempts)} in 24 hours, last <Time at={lastAt} /> from{' '}
        {addressInWords(address)}
      </span>
    </p>
  )
}
