import { readCsv } from '@/lib/csv'

/** One client as the file has it, before anything of it was looked at. */
export type RawClient = Record<string, unknown>

/** A file that holds no clients; the sentence says why. */
export class UnreadableFile extends Error {}

/**
 * The clients of a file, in its order: CSV with a line of column names (RFC 4180), or JSON: a list of
 * clients, or an object with such a list, as the export of a Keycloak realm has in `clients`. Throws
 * `UnreadableFile`. It runs in a browser too, so that no server keeps a file of secrets.
 */
export function splitFile(text: string): RawClient[] {
  const begun = text.replace(/^\uFEFF/, '').trimStart()
  const clients = /^[[{]/.test(begun) ? clientsOfJson(begun) : clientsOfCsv(begun)
  if (clients.length === 0) throw new UnreadableFile('The file has no clients.')
  return clients
}

function clientsOfJson(text: string): RawClient[] {
  const lists = listsIn(parsed(text)).filter((list) => list.every(isObject))
  const [longest = []] = lists.toSorted((a, b) => b.length - a.length)
  return longest as RawClient[]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return linesOfJson(text)
  }
}

/** One client a line, as `hydra list clients --format json` in parts and many scripts write it. */
function linesOfJson(text: string): unknown {
  try {
    return text.split('\n').flatMap((line) => (line.trim() ? [JSON.parse(line)] : []))
  } catch {
    throw new UnreadableFile('The file is no JSON: it may have been cut.')
  }
}

/** The lists in which clients may stand. */
function listsIn(json: unknown): unknown[][] {
  if (Array.isArray(json)) return [json]
  if (!isObject(json)) return []
  const named = ['clients', 'Clients', 'items', 'apps'].map((name) => json[name])
  const lists = named.filter(Array.isArray)
  return lists.length > 0 ? lists : [[json]]
}

function isObject(value: unknown): value is RawClient {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function clientsOfCsv(text: string): RawClient[] {
  const { records: read, brokenAt } = readCsv(text)
  if (brokenAt !== null) {
    throw new UnreadableFile(`Line ${brokenAt} has a quotation mark too many.`)
  }
  const [head, ...records] = read
  const names = head?.map((name) => name.trim()) ?? []
  if (!names.some((name) => /client_?id/i.test(name))) {
    throw new UnreadableFile('The first line names no column client_id.')
  }
  return records
    .filter((record) => record.some((value) => value !== ''))
    .map((record) => Object.fromEntries(names.map((name, at) => [name, record[at] ?? ''])))
}
