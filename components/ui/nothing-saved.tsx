import { Banner } from './banner'
import type { ActionError } from './use-action'

/** Above a long form: why it was refused. What others saved meanwhile is shown by `MeanwhileNote`. */
export function NothingSaved({ error }: { error: ActionError | null }) {
  if (!error || error.code.endsWith('_changed_meanwhile')) return null
  return (
    <Banner tone="danger" title={error.sentence} announce>
      Nothing was saved. What you typed is still here.
    </Banner>
  )
}
