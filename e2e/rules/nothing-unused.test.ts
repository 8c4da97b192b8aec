import { expect, test } from '@playwright/test'
import { EVENTS } from '@/lib/audit/events/every-event'
import { REFUSALS } from '@/lib/errors'
import { read, sourceFiles } from './imports'
import { isTest } from './place'

/** Where they are described, which uses none of them. */
const DESCRIBED = /^lib\/(errors\.ts|audit\/events\/)/

const product = sourceFiles()
  .filter((file) => !isTest(file) && !DESCRIBED.test(file))
  .map(read)
  .join('\n')

const unused = (names: string[]) => names.filter((name) => !product.includes(`'${name}'`))

test('every refusal is given somewhere', () => {
  expect(unused(Object.keys(REFUSALS))).toEqual([])
})

test('every kind of audit event is recorded somewhere', () => {
  expect(unused(Object.keys(EVENTS))).toEqual([])
})
