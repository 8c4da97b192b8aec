import { z } from 'zod'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import { BATCH_CLIENTS_MAX, FILE_NAME_MAX, IMPORT_CLIENTS_MAX } from './client-import'

export const importIdInput = z.string().regex(/^imp_[0-9A-Za-z]{20}$/)

/** The name of the file from which the clients come, for people. */
export const newImport = z
  .object({
    fileName: z
      .string('Name the file.')
      .transform((name) => typedText(name, FILE_NAME_MAX).slice(0, FILE_NAME_MAX))
      .refine((name) => name.length > 0 && isPrintable(name), 'Name the file.'),
  })
  .brand<'NewImport'>()
export type NewImport = z.output<typeof newImport>

/** Clients of the file, from its line `at` on, counted from 0. */
export const clientBatch = z
  .object({
    at: z.int().min(0).max(IMPORT_CLIENTS_MAX),
    clients: z.array(z.record(z.string(), z.unknown())).min(1).max(BATCH_CLIENTS_MAX),
  })
  .brand<'ClientBatch'>()
export type ClientBatch = z.output<typeof clientBatch>
