/**
 * An app is in service while it is neither suspended nor deleted. This is the filter for its rows.
 */
export const IN_SERVICE = { suspendedAt: null, deletedAt: null } as const

/** The same in SQL, for the table alias `app`. */
export const APP_IN_SERVICE = '(app.suspended_at IS NULL AND app.deleted_at IS NULL)'

/**
 * Why `app` is out of service, in SQL; null while it is in service. Deletion wins over suspension.
 */
export const APP_OUT_OF_SERVICE = `CASE WHEN app.deleted_at IS NOT NULL THEN 'deleted'
  WHEN app.suspended_at IS NOT NULL THEN 'suspended' END`
