import { expect, test } from './testing/server-under-test'

test('an answer of 500 or above has one error line, with its id and the cause', async ({
  server,
}) => {
  const cause = expect.objectContaining({ message: 'the cause' })
  for (const [path, sentence, err] of [
    ['/broken', 'a page failed', cause],
    ['/complains', 'of Next and more', cause],
    ['/silent', 'answered with an error', undefined],
  ] as const) {
    const { status, headers } = await fetch(server.origin + path)
    expect(status, path).toBeGreaterThanOrEqual(500)
    await expect.poll(() => server.lines()).toHaveLength(1)
    const requestId = headers.get('x-request-id')
    const [line] = server.lines().splice(0)
    expect(line).toMatchObject({ level: 'error', sentence, requestId, path, status })
    expect(line?.err).toEqual(err)
  }
})

test('what a framework says of a good answer is a warning, and an aborted request is no error', async ({
  server,
}) => {
  await fetch(`${server.origin}/aborted`).catch(() => undefined)
  await fetch(`${server.origin}/murmurs`)
  await expect.poll(() => server.lines()).toHaveLength(1)
  expect(server.lines()).toMatchObject([{ level: 'warn', sentence: 'of a caller', status: 200 }])
})
