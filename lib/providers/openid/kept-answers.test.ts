import { expect, test } from '@playwright/test'
import { KeptAnswers } from './kept-answers'

test('a provider is asked once for everybody who waits, and again after a failure', async () => {
  const answers = new KeptAnswers<number>()
  let asked = 0
  let isDown = true
  const ask = async () => {
    asked += 1
    await Promise.resolve()
    if (isDown) throw new Error('no answer')
    return asked
  }
  const many = () =>
    Promise.allSettled(Array.from({ length: 8 }, () => answers.find('one', 60_000, ask)))
  expect((await many()).every(({ status }) => status === 'rejected')).toBe(true)
  expect(asked).toBe(1)
  isDown = false
  expect((await many()).every(({ status }) => status === 'fulfilled')).toBe(true)
  expect(await answers.find('one', 60_000, ask)).toBe(2)
  expect(await answers.find('another', 60_000, ask)).toBe(3)
})
