/** Somebody's session has ended, and an app in which they were signed in is to be told. */
export type LogoutNotice = {
  id: string
  appId: string
  personId: string
  sid: string
  /** The present attempt included. */
  attempts: number
}

/** How an app's notices went, for its page. */
export type LogoutDeliveryView = {
  delivered: number
  /** Notices that were given up. */
  abandoned: number
  lastDeliveredAt: Date | null
  /** The latest failure, with its reason; null when the app was told since then. */
  failure: { at: Date; reason: string } | null
  /** Notices that will be tried again. */
  waiting: number
  nextAttemptAt: Date | null
}
