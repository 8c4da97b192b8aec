import type { Recipe, Setting } from '@/lib/recipes/recipe'

/** A foreign client, as it is registered and as `docs/clients.md` names it. */
export type Client = Pick<
  Recipe,
  'id' | 'label' | 'use' | 'fits' | 'scheme' | 'callback' | 'environment' | 'typed' | 'needs'
> & {
  /** What an API has to have that a new one has not; absent when that is nothing. */
  needsOfApi?: NeedOfApi
}

export type NeedOfApi = 'tokens of typ JWT' | 'leave to introspect'

/** What to start, and in which folder. */
export type Prepared = {
  command: readonly string[]
  folder: string
  env: Readonly<Record<string, string>>
  clear: () => void
}

/** A client whose library is on this machine. */
export type Runnable = {
  client: Client
  version: () => string
  /** Makes it ready to be started with these addresses and names. */
  prepare: (setting: Setting) => Prepared
}
