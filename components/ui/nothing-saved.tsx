import { Banner } from './banner'
import { Refused } from './refused'
import type { ActionError } from './use-action'

/** Whether it may have been saved all the same. */
function isUncertain({ code }: ActionError): boolean {
  return code === 'no_answer' || code === 'temporarily_unavailable'
}

/** Above a long form: why it was refused. What others saved meanwhile is shown by `MeanwhileNote`. */
export function NothingSaved({ error }: { error: ActionError | null }) {
  if (!error || error.code.endsWith('_changed_meanwhile')) return null
  if (error.code === 'updated') return <Refused sentence={error.sentence} />
  return (
    <Banner tone="danger" title={error.sentence} announce>
      {isUncertain(error) ? '' : 'Nothing was saved. '}What you typed is still here.
    </Banner>
  )
}
