import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { beginImport } from '@/lib/import/begin-import'
import { cancelImport } from '@/lib/import/cancel-import'
import { FILE_NAME_MAX, VERDICTS } from '@/lib/import/client-import'
import { clientBatch, newImport } from '@/lib/import/import-input'
import { listReport } from '@/lib/import/list-report'
import { receiveClients } from '@/lib/import/receive-clients'
import { startImport } from '@/lib/import/start-import'
import { pageNumber } from '@/lib/page'
import { operation } from '../operation'
import { toWire } from '../to-wire'
import { typeNamed } from '../type-named'
import { findImportOf } from './find-import-of'
import { importOnWire, importProgress, reportLine } from './import-answer'

const inImport = z.object({ import_id: z.string().max(40) })

const ABOUT = {
  tag: 'Imports',
  scope: 'apps:write',
  peopleOnly: true,
  answer: importProgress,
} as const

const begin = operation({
  ...ABOUT,
  id: 'createImport',
  method: 'POST',
  path: '/imports',
  summary: 'Begin an import of another server’s clients. Nothing is registered yet.',
  needsStepUp: true,
  body: z.object({ file_name: z.string().max(FILE_NAME_MAX) }),
  status: 201,
  refusals: ['forbidden', 'step_up_required'],
  async run(actor, { body }) {
    return importOnWire(
      await beginImport(actor, acceptInput(newImport, { fileName: body.file_name })),
    )
  },
  idOf: ({ id }) => id,
  replay: (actor, { id }) => findImportOf(actor, { import_id: id ?? '' }),
})

const send = operation({
  ...ABOUT,
  id: 'addImportClients',
  method: 'POST',
  path: '/imports/{import_id}/clients',
  summary: 'Send clients as the other server exports them, from the place `at` on.',
  description:
    'A request takes 64 KiB and 500 clients. What has arrived before is passed over, so a piece may be sent again. Secrets become digests at once.',
  params: inImport,
  body: z.object({
    at: z.int().min(0),
    clients: z.array(z.record(z.string(), z.unknown())),
  }),
  refusals: ['forbidden', 'not_found', 'import_over'],
  async run(actor, { params, body }) {
    return importOnWire(
      await receiveClients(actor, params.import_id, acceptInput(clientBatch, body)),
    )
  },
  replay: findImportOf,
})

const read = operation({
  ...ABOUT,
  id: 'readImport',
  method: 'GET',
  path: '/imports/{import_id}',
  summary: 'How far an import is.',
  params: inImport,
  refusals: ['forbidden', 'not_found'],
  run: (actor, { params }) => findImportOf(actor, params),
})

const report = operation({
  ...ABOUT,
  id: 'readImportReport',
  method: 'GET',
  path: '/imports/{import_id}/report',
  summary: 'A line for each client: whether it can be imported, and why not.',
  params: inImport,
  query: z.object({ verdict: z.enum(VERDICTS).optional(), page: pageNumber }),
  answer: typeNamed('ImportReport', {
    lines: z.array(reportLine),
    page: z.int(),
    pages: z.int(),
    total: z.int(),
  }),
  refusals: ['forbidden', 'not_found'],
  async run(actor, { params, query }) {
    const { verdict = null, page } = query
    return toWire(await listReport(actor, params.import_id, { verdict, page }))
  },
})

const start = operation({
  ...ABOUT,
  id: 'startImport',
  method: 'POST',
  path: '/imports/{import_id}/start',
  summary: 'Import what can be imported, in the background.',
  needsStepUp: true,
  params: inImport,
  status: 202,
  refusals: ['forbidden', 'not_found', 'import_over', 'app_registration_off', 'step_up_required'],
  run: async (actor, { params }) => importOnWire(await startImport(actor, params.import_id)),
  replay: findImportOf,
})

const cancel = operation({
  ...ABOUT,
  id: 'cancelImport',
  method: 'POST',
  path: '/imports/{import_id}/cancel',
  summary: 'Cancel an import. What is imported stays.',
  params: inImport,
  refusals: ['forbidden', 'not_found', 'import_over'],
  run: async (actor, { params }) => importOnWire(await cancelImport(actor, params.import_id)),
  replay: findImportOf,
})

export const importOperations = [begin, send, read, report, start, cancel]
