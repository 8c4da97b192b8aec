import type { PersonView } from '@/lib/people/person'
import type { PersonActions } from './actions'

/** What every dialog about one person is given. */
export type TaskProps = {
  person: PersonView
  open: boolean
  onClose: () => void
  actions: PersonActions
  /** Where the focus goes afterwards: what opened the dialog is gone by then. */
  finalFocus: () => HTMLElement | null
}
