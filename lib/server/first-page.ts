import { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { log } from '@/lib/log'
import { answerPage } from './answer-page'
import type { PageHandler } from './pages'

const PATH = '/sign-in'

/** Whoever has waited for the start comes first. */
const OTHERS_FIRST_MS = 250

/**
 * Answers the page that most people see first, to nobody: so the first of them does not wait while its modules
 * are loaded.
 */
export async function loadFirstPage(pages: PageHandler): Promise<void> {
  await pause(OTHERS_FIRST_MS)
  const nobody = new Nobody() as unknown as Socket
  const req = Object.assign(new IncomingMessage(nobody), {
    method: 'GET',
    url: PATH,
    headers: { host: 'localhost' },
  })
  const res = new ServerResponse(req)
  res.assignSocket(nobody)
  // Next waits for the end of the connection.
  res.once('finish', () => nobody.destroy())
  const answered = answerPage(pages, req, res, { path: PATH })
  req.push(null)
  await answered.catch((err) => log.warn({ err }, 'the first page could not be loaded beforehand'))
}

/** The other side of a connection that asks nothing and reads everything. */
class Nobody extends Duplex {
  constructor() {
    // A full buffer would be waited for, and only the HTTP server says when it is empty again.
    super({ writableHighWaterMark: Number.MAX_SAFE_INTEGER })
  }

  override _read(): void {}

  override _write(_chunk: unknown, _encoding: unknown, done: () => void): void {
    done()
  }
}
