import { expect, test } from '@playwright/test'
import { groupScopes } from './group-scopes'

const scope = (name: string, sentence: string | null, apiName: string | null) => ({
  name,
  sentence,
  apiName,
  isNew: true,
})

test('the account comes first, then the APIs by name, then what nobody has described', () => {
  const groups = groupScopes([
    scope('old', null, null),
    scope('times.read', 'Read departures.', 'Timetable'),
    scope('seats.book', 'Book seats.', 'Seats'),
    scope('email', 'Read your email address.', null),
    scope('times.write', 'Change departures.', 'Timetable'),
  ])
  expect(groups.map(({ title, scopes }) => [title, ...scopes.map(({ name }) => name)])).toEqual([
    ['Your account', 'email'],
    ['Seats', 'seats.book'],
    ['Timetable', 'times.read', 'times.write'],
    ['Not described', 'old'],
  ])
  expect(groupScopes([])).toEqual([])
})
