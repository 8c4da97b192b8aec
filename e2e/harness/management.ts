import type { Character, Story } from './fixtures'
import { type LetIn, letIn } from './relying-party'

/** What the management API has answered. */
export type Read = {
  status: number
  headers: Headers
  /** Its JSON, whatever it is. */
  body: Record<string, unknown> & { items: Record<string, unknown>[] }
}

export const READING = { scopes: ['apps:read', 'orders.read'] }
export const READS_APPS = { scope: 'openid offline_access apps:read' }

/** Asks the management API as any program does. */
export async function read(
  origin: string,
  path: string,
  token: string | null,
  init: RequestInit = {},
): Promise<Read> {
  const headers = token === null ? {} : { authorization: `Bearer ${token}` }
  const answer = await fetch(`${origin}/api/v1${path}`, { headers, ...init })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : {} }
}

type Place = { story: Story; origin: string }

/** Somebody lets an app read in their name. */
export function letRead(
  place: Place,
  who: Character,
  changes: Record<string, string> = {},
): Promise<LetIn> {
  return letIn(place, { who, wish: READING, changes: { ...READS_APPS, ...changes } })
}
