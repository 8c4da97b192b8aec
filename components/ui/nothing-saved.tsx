import type { PublicRefusal } from '@/lib/errors'
import { Banner } from './banner'

/** Above a long form: why it was refused. What others saved meanwhile is told by `MeanwhileNote`. */
export function NothingSaved({ refusal }: { refusal: PublicRefusal | null }) {
  if (!refusal || refusal.code.endsWith('_changed_meanwhile')) return null
  return (
    <Banner tone="danger" title={refusal.sentence} announce>
      Nothing was saved. What you typed is still here.
    </Banner>
  )
}
