/** How many apps may check the tokens of one API, and as many every token. */
export const CHECKERS_MAX = 100

/**
 * Whose tokens an app checks: those of the API with this id, or every token of the organization,
 * also those for no API.
 */
export type Checked = string | null

/** An app that introspects tokens which other apps got. */
export type Checker = {
  app: { id: string; name: string }
  /** Whether the actor may open the app's page. */
  mayOpen: boolean
  createdAt: Date
  /** Null: it did so before anybody was asked, and an upgrade let it go on. */
  createdByName: string | null
}
