import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { BATCH_CLIENTS_MAX } from '@/lib/import/client-import'
import { type RawClient, splitFile } from '@/lib/import/split-file'
import { callApi } from './call-api'
import { type Command, type Given, textOf } from './command'
import { CommandFailed, EXIT } from './exit'
import { printFields, printRows, progressBar } from './print'
import type { Settings } from './settings'

type Import = Record<string, unknown> & {
  id: string
  state: string
  received: number
  refused: number
  moved: number
  decided: number
}

/** A request takes 64 KiB. */
const BYTES_MAX = 56 * 1024
const EVERY_MS = 500

/** Moves clients of another server in: sends the file in pieces, says what cannot come, and starts. */
export const importCommand: Command = {
  name: 'import',
  args: ['FILE'],
  summary: 'Move clients of another server in, from its export in CSV, JSON or JSON Lines.',
  options: { 'dry-run': { type: 'boolean' }, resume: { type: 'string' } },
  help: {
    'dry-run': 'say what would come, and register nothing',
    resume: 'the id of an import that was interrupted: it goes on where it was',
  },
  async run(given) {
    const { settings, output, values, args } = given
    const [file = ''] = args
    const clients = clientsIn(file)
    const resumed = textOf(values, 'resume')
    const path = resumed ? `/imports/${encodeURIComponent(resumed)}` : '/imports'
    const body = { file_name: basename(file) }
    const method = resumed ? 'GET' : 'POST'
    const begun = await callApi<Import>(settings, { method, path, body })
    output.note(`Import ${begun.id}\n`)
    const sent = await send(given, begun, clients)
    await printRefused(given, sent)
    if (values['dry-run'] === true) return EXIT.ok
    const ended = await move(given, sent)
    const { id, state, received, refused, moved } = ended
    printFields(output, { id, state, received, refused, moved })
    return EXIT.ok
  },
}

function clientsIn(file: string): RawClient[] {
  try {
    return splitFile(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new CommandFailed(EXIT.usage, `${file} cannot be read: ${(error as Error).message}`)
  }
}

async function send({ settings, output }: Given, begun: Import, clients: RawClient[]) {
  const draw = progressBar(output, 'clients sent')
  let known = begun
  while (known.received < clients.length) {
    const at = known.received
    const body = { at, clients: pieceFrom(clients, at) }
    const path = `/imports/${known.id}/clients`
    known = await callApi<Import>(settings, { method: 'POST', path, body })
    if (known.received <= at) throw new CommandFailed(EXIT.failed, 'The import does not go on.')
    draw(known.received, clients.length)
  }
  return known
}

function pieceFrom(clients: RawClient[], at: number): RawClient[] {
  const piece: RawClient[] = []
  let bytes = 0
  for (const client of clients.slice(at, at + BATCH_CLIENTS_MAX)) {
    bytes += Buffer.byteLength(JSON.stringify(client)) + 1
    if (bytes > BYTES_MAX && piece.length > 0) break
    piece.push(client)
  }
  return piece
}

type Report = { lines: Record<string, unknown>[]; pages: number }

async function refusedLines(settings: Settings, id: string) {
  const lines = []
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const query = { verdict: 'refused', page }
    const path = `/imports/${id}/report`
    const report = await callApi<Report>(settings, { method: 'GET', path, query })
    lines.push(...report.lines)
    pages = report.pages
  }
  return lines
}

async function printRefused({ settings, output }: Given, { id, refused }: Import) {
  if (refused === 0) return
  const lines = await refusedLines(settings, id)
  const rows = lines.map((line) => ({ ...line, notes: [line.notes].flat().join(' ') }))
  printRows({ ...output, out: output.note, json: false }, rows, [
    ['LINE', 'line'],
    ['CLIENT ID', 'client_id'],
    ['WHY IT CANNOT COME', 'notes'],
  ])
}

/** Starts the import, unless it was started before it was interrupted, and follows it to its end. */
async function move({ settings, output }: Given, sent: Import): Promise<Import> {
  const { id, received } = sent
  const draw = progressBar(output, 'clients decided')
  const start = { method: 'POST', path: `/imports/${id}/start` } as const
  let known = sent.state === 'receiving' ? await callApi<Import>(settings, start) : sent
  while (known.state === 'running') {
    draw(known.decided, received)
    await wait(EVERY_MS)
    known = await callApi<Import>(settings, { method: 'GET', path: `/imports/${id}` })
  }
  draw(known.decided, received)
  return known
}
