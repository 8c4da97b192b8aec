import type { PersonView } from '@/lib/people/person'
import type { PersonDoors } from './doors'

/** What every dialog about one person is given. */
export type TaskProps = {
  person: PersonView
  open: boolean
  onClose: () => void
  doors: PersonDoors
  /** Where the focus goes afterwards: what opened the dialog is gone by then. */
  finalFocus: () => HTMLElement | null
}
