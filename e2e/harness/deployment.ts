import type { Cluster } from './cluster'
import type { Org } from './fixtures'

/** An organization, and the origin of the portal that serves it. */
export type Portal = { org: Org; origin: string }

/** The same with the processes and the database behind it. */
export type Deployment = Portal & { cluster: Cluster }
