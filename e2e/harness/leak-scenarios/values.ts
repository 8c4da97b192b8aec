import type { Session } from '../session'

/** Values that must not be found anywhere, by name. */
export type Values = Record<string, string>

/** The values of an app's secrets, and the answers that followed. */
export type SecretsScenario = {
  values: Values
  app: { id: string; name: string }
  session: Session
  /** The answer in which the first secret travelled. */
  issued: string
  answers: string[]
}
