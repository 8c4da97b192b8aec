import { expect, test } from '@playwright/test'
import { loggedPath } from './request-path'

test('the address of a calendar feed is not logged, however it is written', () => {
  for (const path of [
    '/calendar/kt_cal_x.ics',
    '/Calendar/x',
    '//calendar/x',
    '/%63alendar%2Fx',
    '/calendar/x%ZZ',
  ]) {
    expect(loggedPath(path)).toBe('/calendar/…')
  }
  for (const path of ['/apps', '/calendars', '/support/secrets/calendar', '/%ZZ']) {
    expect(loggedPath(path)).toBe(path)
  }
})
