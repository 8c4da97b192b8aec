import { expect, test } from '@playwright/test'
import { batch } from './batch'

test('questions asked together travel together, and each gets its own answer', async () => {
  const statements: number[][] = []
  const double = batch<number, number>(
    { statementsAtOnce: 2, questionsPerStatement: 4 },
    async (questions) => {
      statements.push(questions)
      return questions.map((n) => n * 2)
    },
  )
  const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9].map(double))
  expect(answers).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18])
  expect(statements).toEqual([[1, 2, 3, 4], [5, 6, 7, 8], [9]])
})

test('no more than the allowed statements are under way, and none is joined late', async () => {
  const gates: (() => void)[] = []
  const sent: number[][] = []
  const ask = batch<number, number>(
    { statementsAtOnce: 2, questionsPerStatement: 10 },
    (questions) => {
      sent.push(questions)
      return new Promise((resolve) => gates.push(() => resolve(questions)))
    },
  )
  const turn = () => new Promise(setImmediate)
  const first = ask(1)
  await turn()
  const second = ask(2)
  await turn()
  const rest = [ask(3), ask(4)]
  await turn()
  expect(sent).toEqual([[1], [2]])
  gates[0]?.()
  expect(await first).toBe(1)
  await turn()
  expect(sent).toEqual([[1], [2], [3, 4]])
  gates[1]?.()
  gates[2]?.()
  expect(await Promise.all([second, ...rest])).toEqual([2, 3, 4])
})

test('a statement that fails fails its own questions, and the next go on', async () => {
  const ask = batch<number, number>(
    { statementsAtOnce: 1, questionsPerStatement: 2 },
    async (questions) => {
      if (questions.includes(1)) throw new Error('no')
      return questions
    },
  )
  const outcomes = await Promise.allSettled([ask(1), ask(2), ask(3)])
  expect(outcomes.map((one) => one.status)).toEqual(['rejected', 'rejected', 'fulfilled'])
})
