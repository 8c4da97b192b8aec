import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { runEvery } from './run-every'

test('one turn at a time, and the end tells the turn under way and waits for it', async () => {
  let turns = 0
  const done: string[] = []
  const stop = runEvery(1, async (isStopping) => {
    turns += 1
    while (!isStopping()) await wait(5)
    done.push('turn')
  })
  await expect.poll(() => turns).toBe(1)
  await wait(20)
  await stop()
  done.push('stopped')
  expect({ turns, done }).toEqual({ turns: 1, done: ['turn', 'stopped'] })
})
