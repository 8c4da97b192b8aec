import { DOOR_ROWS } from './access-matrix/actions'
import { APP_CHANGES, APP_ROWS } from './access-matrix/apps'
import { MANAGEMENT } from './access-matrix/management'
import { operations } from './access-matrix/operation'
import { ORGANIZATION_ROWS } from './access-matrix/organization'
import { PAGES } from './access-matrix/pages'
import { ACCOUNT_ROWS, PEOPLE_ROWS } from './access-matrix/people'

/** The operations that change an app, its secrets or its keys. */
export const CHANGES_AN_APP = operations(APP_CHANGES)

/** The table of actor and operation: every server action, every page, route and address of the API. */
export const OPERATIONS = [
  ...CHANGES_AN_APP,
  ...operations([...APP_ROWS, ...PEOPLE_ROWS, ...ACCOUNT_ROWS, ...ORGANIZATION_ROWS, ...DOOR_ROWS]),
  ...PAGES,
  ...MANAGEMENT,
]
