import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FIELDS } from '@/lib/apps/fields/fields'
import type { RecipeUse } from '@/lib/recipes/recipe'
import { ROOT } from '../harness/server'
import type { Client } from './client'

const USES = {
  'sign-in': 'sign-in',
  'own-token': 'a token of its own',
  api: 'an API',
  'mcp-server': 'an API',
  'mcp-client': 'sign-in',
} satisfies Record<RecipeUse, string>

/** The row of a client that a run has shown to work. */
export function rowOf(client: Client, version: string): string {
  const { label, use, typed, needs, needsOfApi } = client
  const set = needs ? FIELDS[needs].label : needsOfApi
  return [label, version, USES[use], typed, set ? `works with ${set}` : 'works'].join(' | ')
}

/** The rows of the table in `docs/clients.md`, without the padding of their cells. */
export function writtenRows(): string[] {
  return readFileSync(join(ROOT, 'docs/clients.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()).join(' | '))
    .slice(2)
}
