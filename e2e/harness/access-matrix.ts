import { ACCOUNT_ROWS } from './access-matrix/account'
import { APP_CHANGES, APP_ROWS } from './access-matrix/apps'
import { CEREMONY_ROWS } from './access-matrix/ceremonies'
import { CREDENTIAL_CHANGES, CREDENTIAL_ROWS } from './access-matrix/credentials'
import { MANAGEMENT } from './access-matrix/management'
import { operations } from './access-matrix/operation'
import { ORGANIZATION_ROWS } from './access-matrix/organization'
import { PAGES } from './access-matrix/pages'
import { PEOPLE_ROWS } from './access-matrix/people'
import { POLICY_ROWS } from './access-matrix/policies'
import { ROUTES } from './access-matrix/routes'
import { WEBHOOK_ROWS } from './access-matrix/webhooks'

/** The operations that change an app, its secrets or its keys. */
export const CHANGES_AN_APP = operations([...APP_CHANGES, ...CREDENTIAL_CHANGES])

/** What only reads. */
export const READING = [...PAGES, ...ROUTES, ...MANAGEMENT]

/** Every operation: each server action, page, route and endpoint of the management API. */
export const OPERATIONS = [
  ...CHANGES_AN_APP,
  ...operations([
    ...APP_ROWS,
    ...CREDENTIAL_ROWS,
    ...PEOPLE_ROWS,
    ...ACCOUNT_ROWS,
    ...ORGANIZATION_ROWS,
    ...POLICY_ROWS,
    ...WEBHOOK_ROWS,
    ...CEREMONY_ROWS,
  ]),
  ...READING,
]
