/** An app is in service while it is neither suspended nor deleted: the rows of which this holds. */
export const IN_SERVICE = { suspendedAt: null, deletedAt: null } as const

/** The same in SQL, of `app`. */
export const APP_IN_SERVICE = '(app.suspended_at IS NULL AND app.deleted_at IS NULL)'

/** What keeps `app` out of service, in SQL; null while nothing does. A deleted app is that first. */
export const APP_OUT_OF_SERVICE = `CASE WHEN app.deleted_at IS NOT NULL THEN 'deleted'
  WHEN app.suspended_at IS NOT NULL THEN 'suspended' END`
