import type { Story } from '../fixtures'
import type { Session } from '../session'

export type Place = { origin: string; story: Story }

/** Values that must lie nowhere, by what they are. */
export type Values = Record<string, string>

/** What the life of an app's secrets leaves behind, and what was answered since. */
export type Told = {
  values: Values
  app: { id: string; name: string }
  session: Session
  /** The answer in which the first secret travelled. */
  issued: string
  answers: string[]
}
