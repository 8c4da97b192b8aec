import { expect, test } from '@playwright/test'
import { inOrganization, organizationIn } from './organization-address'

test('an address of ours is told the organization once, before its fragment', () => {
  expect(inOrganization('/apps', 'org_1')).toBe('/apps?organization=org_1')
  expect(inOrganization('/apps?page=2#top', 'org_1')).toBe('/apps?page=2&organization=org_1#top')
  const told = '/apps?organization=org_2&page=2'
  expect(inOrganization(told, 'org_1')).toBe(told)
  expect(inOrganization('/apps', null)).toBe('/apps')
})

test('another server is told nothing', () => {
  for (const href of [
    'https://a.example/',
    '//a.example',
    'mailto:a@a.example',
    '#top',
    '?page=2',
  ]) {
    expect(inOrganization(href, 'org_1')).toBe(href)
  }
})

test('the organization is read of an address, and null where none stands', () => {
  expect(organizationIn('?page=2&organization=org_1')).toBe('org_1')
  expect(organizationIn('')).toBe(null)
})
