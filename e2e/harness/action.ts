import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { PublicRefusal } from '@/lib/errors'
import { actionResult } from './rsc-payload'
import { ROOT } from './server'
import type { Session } from './session'

const require = createRequire(import.meta.url)

/** The answer of a server action, as it came over the wire. */
export type ActionAnswer<T = unknown> = {
  status: number
  headers: Headers
  text: string
  answer: { ok: true; value: T } | { ok: false; refusal: PublicRefusal } | undefined
}

export type ActionEntry = { id: string; name: string; file: string }

let ofBuild: ActionEntry[] | undefined

/** Every server action of the build. An attacker reads the same from the browser's scripts. */
export function serverActions(): ActionEntry[] {
  ofBuild ??= readServerActions()
  return ofBuild
}

function readServerActions(): ActionEntry[] {
  const file = join(ROOT, '.next/server/server-reference-manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    node: Record<string, { exportedName?: string; filename?: string }>
  }
  return Object.entries(manifest.node).map(([id, entry]) => ({
    id,
    name: entry.exportedName ?? '',
    file: entry.filename ?? '',
  }))
}

/**
 * Calls a server action without its page, as an attacker does who knows its id and chooses the
 * page's URL and the arguments. `action` is the folder and the function's name: `secrets/issue`.
 */
export async function callAction<T = unknown>(
  session: Session,
  page: string,
  action: string,
  ...args: unknown[]
): Promise<ActionAnswer<T>> {
  const entry = findAction(action)
  const body = await encodeArguments(args)
  const visit = await session.visit(page, {
    method: 'POST',
    headers: {
      accept: 'text/x-component',
      origin: session.origin,
      'next-action': entry.id,
      ...(typeof body === 'string' ? { 'content-type': 'text/plain;charset=UTF-8' } : {}),
    },
    body,
  })
  const answer = actionResult(visit.text) as ActionAnswer<T>['answer']
  return { ...visit, answer }
}

export function findAction(action: string): ActionEntry {
  const cut = action.lastIndexOf('/')
  const [folder, name] = [action.slice(0, cut), action.slice(cut + 1)]
  const all = serverActions()
  const found = all.find((one) => one.name === name && one.file.endsWith(`/${folder}/actions.ts`))
  if (found) return found
  const names = all.map((one) => `${one.file} ${one.name}`)
  throw new Error(`The build has no server action ${action}, only:\n${names.join('\n')}`)
}

/** Encodes arguments as React's client does: text for plain data, a form for forms and files. */
async function encodeArguments(args: unknown[]): Promise<string | FormData> {
  const client = require('next/dist/compiled/react-server-dom-turbopack/client.edge') as {
    encodeReply: (value: unknown) => Promise<string | FormData>
  }
  return client.encodeReply(args)
}
