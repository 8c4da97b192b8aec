import { expect, test } from '@playwright/test'
import { Turns } from './turns'

const stranger = (share: string) => ({ known: false, share })
const known = (share: string) => ({ known: true, share })

/** Everything that waits, in the order of its turns. */
function drain(turns: Turns<string>): string[] {
  const order: string[] = []
  for (let job = turns.next(); job !== undefined; job = turns.next()) order.push(job)
  return order
}

/** Adds `count` jobs of a stranger; how many found a place. */
function addMany(turns: Turns<string>, share: string, count: number): number {
  const names = Array.from({ length: count }, (_, n) => `${share}${n}`)
  return names.filter((name) => turns.add(name, stranger(share)) !== name).length
}

test('one share may have every place while nobody else wants one', () => {
  const turns = new Turns<string>(10)
  expect(addMany(turns, 'a', 80)).toBe(10)
  expect(drain(turns)).toHaveLength(10)
})

test('two shares that fill the queue give places to whoever comes, until all have as many', () => {
  const turns = new Turns<string>(9)
  addMany(turns, 'a', 40)
  addMany(turns, 'b', 40)
  expect(addMany(turns, 'c', 5)).toBe(3)
  const order = drain(turns)
  expect(order).toEqual(['a0', 'b0', 'c0', 'a1', 'b1', 'c1', 'a2', 'b2', 'c2'])
})

test('who has to leave is the last of the longest share, and is named', () => {
  const turns = new Turns<string>(3)
  addMany(turns, 'a', 3)
  expect(turns.add('b', stranger('b'))).toBe('a2')
  expect(turns.add('c', stranger('c'))).toBe('a1')
  expect(turns.add('d', stranger('d'))).toBe('d')
})

test('known people have places of their own, and go first, but not for ever', () => {
  const turns = new Turns<string>(6)
  addMany(turns, 'x', 6)
  for (let n = 0; n < 6; n += 1) expect(turns.add(`known${n}`, known('home'))).toBeNull()
  const order = drain(turns).join(' ')
  expect(order).toBe('known0 known1 known2 x0 known3 known4 known5 x1 x2 x3 x4 x5')
})
