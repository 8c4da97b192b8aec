import type { Cluster } from '../cluster'
import type { Org } from '../fixtures'
import type { Server } from '../server'

export type PageContext = { cluster: Cluster; server: Server; org: Org }

/** A page whose looks are tried: where it is, what its heading says, and who opens it. */
export type PageProbe = {
  heading: RegExp
  path: (appId: string, context: PageContext) => string | Promise<string>
  as: 'owner' | 'administrator' | 'support' | null
}

/** The app that the pages are about. Its name is too long for a button. */
export const APP = 'A long name of an app that bills the northern invoices'
