import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { callApi } from './call-api'
import { type Command, type Given, textOf } from './command'
import { CommandFailed, EXIT } from './exit'
import { printFields, printRows, progressBar } from './print'

type Import = Record<string, unknown> & {
  id: string
  state: string
  received: number
  refused: number
  moved: number
  decided: number
}

/** A request takes 64 KiB and 500 clients. */
const CLIENTS_MAX = 500
const BYTES_MAX = 56 * 1024
const EVERY_MS = 500

/** Moves clients of another server in: sends the file in pieces, says what cannot come, and starts. */
export const importCommand: Command = {
  name: 'import',
  args: ['FILE'],
  summary: 'Move clients of another server in, from its export in JSON or JSON Lines.',
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

/** A list, an object with `clients`, or a client on each line. */
function clientsIn(file: string): object[] {
  const text = textIn(file)
  const read = jsonOf(text) ?? text.split('\n').filter(Boolean).map(jsonOf)
  const list = Array.isArray(read) ? read : (read as { clients?: unknown }).clients
  if (
    Array.isArray(list) &&
    list.length > 0 &&
    list.every((one) => one && typeof one === 'object')
  ) {
    return list
  }
  throw new CommandFailed(EXIT.usage, `${file} holds no list of clients in JSON.`)
}

function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new CommandFailed(EXIT.usage, `${file} cannot be read: ${(error as Error).message}`)
  }
}

function jsonOf(text: string): object | null {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' ? read : null
  } catch {
    return null
  }
}

async function send({ settings, output }: Given, begun: Import, clients: object[]) {
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

function pieceFrom(clients: object[], at: number): object[] {
  const piece: object[] = []
  let bytes = 0
  for (const client of clients.slice(at, at + CLIENTS_MAX)) {
    bytes += Buffer.byteLength(JSON.stringify(client)) + 1
    if (bytes > BYTES_MAX && piece.length > 0) break
    piece.push(client)
  }
  return piece
}

type Report = { lines: Record<string, unknown>[] }

async function printRefused({ settings, output }: Given, { id, refused }: Import) {
  if (refused === 0) return
  const query = { verdict: 'refused' }
  const path = `/imports/${id}/report`
  const { lines } = await callApi<Report>(settings, { method: 'GET', path, query })
  const rows = lines.map((line) => ({ ...line, notes: [line.notes].flat().join(' ') }))
  printRows({ ...output, out: output.note, json: false }, rows, [
    ['LINE', 'line'],
    ['CLIENT ID', 'client_id'],
    ['WHY IT CANNOT COME', 'notes'],
  ])
}

async function move({ settings, output }: Given, { id, received }: Import): Promise<Import> {
  const draw = progressBar(output, 'clients decided')
  const start = { method: 'POST', path: `/imports/${id}/start` } as const
  let known = await callApi<Import>(settings, start)
  while (known.state === 'running') {
    draw(known.decided, received)
    await wait(EVERY_MS)
    known = await callApi<Import>(settings, { method: 'GET', path: `/imports/${id}` })
  }
  draw(known.decided, received)
  return known
}
