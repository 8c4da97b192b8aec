import { moveClock } from '@/lib/clock'
import { expect, test } from '../testing/engine-test'
import { artifactAdapter } from './artifact-adapter'
import { sweepArtifacts } from './sweep-artifacts'

test('a sweep removes what has expired, and nothing else', async ({ engine: _ready }) => {
  const adapter = artifactAdapter('RefreshToken')
  const write = (name: string, seconds: number) =>
    adapter.upsert(name, { kind: 'RefreshToken', jti: name }, seconds)
  await Promise.all(Array.from({ length: 1_500 }, (_, n) => write(`short ${n}`, 10)))
  await write('long', 1_000)
  moveClock(11)
  expect([await sweepArtifacts(), await sweepArtifacts()]).toEqual([1_000, 500])
  expect(await sweepArtifacts()).toBe(0)
  expect(await adapter.find('long')).toMatchObject({ jti: 'long' })
})
