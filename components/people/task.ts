import type { PersonView } from '@/lib/people/person'
import type { PersonActions } from './actions'

/** The props of every dialog about one person. */
export type TaskProps = {
  person: PersonView
  open: boolean
  onClose: () => void
  actions: PersonActions
  /** Where the focus goes afterwards: what opened the dialog is gone by then. */
  finalFocus: () => HTMLElement | null
}
