/** Until when secrets that another server made work here; no `endsAt` for no end. */
export type Transition = { endsAt: Date | null; setAt: Date; setByName: string }

/** The active secrets of an organization that another server made. */
export type MovedInCounts = {
  waiting: number
  /** How many apps have them. */
  apps: number
  weak: number
  neverUsed: number
  /** Beside them their app has a secret of ours already. */
  rotating: number
}

/** The campaign: from secrets that another server made to secrets of ours, which were shown once. */
export type TransitionView = { transition: Transition | null; counts: MovedInCounts }
