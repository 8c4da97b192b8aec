import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '@/lib/crypto/random'
import { afterCommit } from './after-commit'
import { db, inTransaction } from './client'
import { expect, test } from './testing/test-database'

const ORGANIZATION = { id: newId('org'), name: 'Fjord Rail', createdAt: new Date(0) }

test('an effect runs once the change is there for everybody', async () => {
  const seen = new Promise<number>((resolve) => {
    void inTransaction(async (tx) => {
      afterCommit(tx, async () => resolve(await db().organization.count()))
      await tx.organization.create({ data: ORGANIZATION })
    })
  })
  expect(await seen).toBe(1)
})

test('effects run in the order in which they were planned', async () => {
  const order: string[] = []
  await inTransaction(async (tx) => {
    afterCommit(tx, () => void order.push('one'))
    afterCommit(tx, () => void order.push('other'))
    expect(order).toEqual([])
  })
  expect(order).toEqual(['one', 'other'])
})

test('what was rolled back has no effect', async () => {
  let ran = false
  const work = inTransaction(async (tx) => {
    afterCommit(tx, () => {
      ran = true
    })
    throw new Error('on second thoughts')
  })
  await expect(work).rejects.toThrow('on second thoughts')
  await pause(20)
  expect(ran).toBe(false)
})

test('an effect that throws fails nothing, and the next one runs', async () => {
  let ran = false
  const work = inTransaction(async (tx) => {
    afterCommit(tx, () => {
      throw new Error('at once')
    })
    afterCommit(tx, () => Promise.reject(new Error('later')))
    afterCommit(tx, () => {
      ran = true
    })
    return 'done'
  })
  expect(await work).toBe('done')
  expect(ran).toBe(true)
})

test('nobody waits for an effect', async () => {
  let settle = () => {}
  const forever = new Promise<void>((resolve) => {
    settle = resolve
  })
  await inTransaction(async (tx) => afterCommit(tx, () => forever))
  settle()
})

test('without a transaction there is no commit to wait for', () => {
  expect(() => afterCommit(db(), () => {})).toThrow('needs a transaction')
})
