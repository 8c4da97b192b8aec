import { APP_CHANGES, APP_ROWS } from './operations/apps'
import { DOOR_ROWS } from './operations/doors'
import { MANAGEMENT } from './operations/management'
import { operations } from './operations/operation'
import { ORGANIZATION_ROWS } from './operations/organization'
import { PAGES } from './operations/pages'
import { ACCOUNT_ROWS, PEOPLE_ROWS } from './operations/people'

/** The operations that change an app, its secrets or its keys. */
export const CHANGES_AN_APP = operations(APP_CHANGES)

/** The table of actor and operation: every server action, every page, route and address of the API. */
export const OPERATIONS = [
  ...CHANGES_AN_APP,
  ...operations([...APP_ROWS, ...PEOPLE_ROWS, ...ACCOUNT_ROWS, ...ORGANIZATION_ROWS, ...DOOR_ROWS]),
  ...PAGES,
  ...MANAGEMENT,
]
