import { z } from 'zod'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import { PAUSE_LENGTHS, PAUSE_NOTE_MAX } from './pause'
import { secretIdInput } from './secret-input'

const note = z
  .string()
  .transform((text) => typedText(text, PAUSE_NOTE_MAX))
  .refine((text) => text.length <= PAUSE_NOTE_MAX, `Keep the note to ${PAUSE_NOTE_MAX} characters.`)
  .refine((text) => text === '' || isPrintable(text), 'Use letters, digits and signs only.')

/** The dialog Pause. */
export const pauseForm = secretIdInput
  .extend({
    length: z.enum(PAUSE_LENGTHS, 'Choose how long it shall be paused.'),
    note: note.optional(),
  })
  .brand<'PauseInput'>()
export type PauseForm = z.input<typeof pauseForm>
export type PauseInput = z.output<typeof pauseForm>
