import { expect, test } from '@playwright/test'
import { logTo } from './log'

/** The lines that are written by this. */
function linesOf(write: (log: ReturnType<typeof logTo>) => void): Record<string, never>[] {
  const lines: string[] = []
  const log = logTo({ write: (line) => void lines.push(line) })
  log.level = 'info'
  write(log)
  return lines.map((line) => JSON.parse(line))
}

test('what opens something is removed by its name, at every depth, and codes of errors stay', () => {
  const err = Object.assign(new Error('no connection'), { code: 'ECONNREFUSED' })
  const [line] = linesOf((log) =>
    log.info({
      err: new Error('outer', { cause: err }),
      code: 'of-a-sign-in',
      params: { code: 'of-a-sign-in', code_verifier: 'x', state: 'kept' },
      request: { body: { client_secret: 'x', grant_type: 'kept' } },
    }),
  )
  expect(line).toMatchObject({
    err: { message: 'outer', cause: { code: 'ECONNREFUSED' } },
    code: '[removed]',
    params: { code: '[removed]', code_verifier: '[removed]', state: 'kept' },
    request: { body: { client_secret: '[removed]', grant_type: 'kept' } },
  })
})

test('words over several lines are one line', () => {
  expect(linesOf((log) => log.warn('one\ntwo\r\n{"level":60}'))).toHaveLength(1)
})
