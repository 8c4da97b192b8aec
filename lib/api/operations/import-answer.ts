import { z } from 'zod'
import { IMPORT_STATES, type ImportView, VERDICTS } from '@/lib/import/client-import'
import { moment } from '../moment'
import { toWire } from '../to-wire'
import { typeNamed } from '../type-named'

/** How far an import is. */
export const importProgress = typeNamed('Import', {
  id: z.string(),
  file_name: z.string(),
  state: z.enum(IMPORT_STATES),
  /** How many clients have arrived: send on from here. */
  received: z.int(),
  refused: z.int(),
  moved: z.int(),
  decided: z.int(),
  created_at: moment,
  created_by_name: z.string(),
  started_at: moment.nullable(),
  ended_at: moment.nullable(),
})

/** Whether a client can be imported, and why not. */
export const reportLine = typeNamed('ImportLine', {
  line: z.int(),
  client_id: z.string(),
  name: z.string(),
  verdict: z.enum(VERDICTS),
  notes: z.array(z.string()),
})

/** An import, in the names of the API. */
export const importOnWire = (one: ImportView) => ({ ...toWire(one), id: one.id })
