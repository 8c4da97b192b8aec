import type { IncomingMessage, ServerResponse } from 'node:http'
import { onNewMasterKey } from '@/lib/master-key/follow-master-key'
import { onPlaceEnded, onSessionsEnded } from '@/lib/people/ended-sessions'
import { notLong } from '../metadata/last-known'
import { isForBrowsers, isPublished, methodsOf } from '../protocol/routes'
import { provideEngine } from '../protocol/running-engine'
import { noteEndedPlace } from '../sessions/note-ended-place'
import { tellOfEndedSessions } from '../sessions/tell-of-ended-sessions'
import { isRingFresh, openKeyRing, refreshKeyRing, renewKeyRing } from '../signing-keys/key-ring'
import { beginTimedValues } from '../tokens/begin-timed-values'
import { dispatch, type PresentEngine } from './dispatch'
import { createProvider } from './provider'
import type { EngineSetup } from './settings'

export type Engine = {
  /** Answers every request under `/oauth2/` or `/.well-known/`. Never throws. */
  handle(req: IncomingMessage, res: ServerResponse): void
}

/**
 * The content security policy of pages for people: only a script that the engine has approved. The
 * engine adds the script's digest to the list. The list is empty, because `'none'` may only stand
 * alone.
 */
const FOR_BROWSERS = "default-src 'none'; script-src; base-uri 'none'; frame-ancestors 'none'"

/**
 * Loads or makes the signing keys and starts the protocol engine. When these or the master key have
 * changed it starts a new one; the old engine finishes its requests. From then on apps are told when
 * portal sessions end.
 */
export async function startEngine(setup: Omit<EngineSetup, 'signingKeys'>): Promise<Engine> {
  const present: PresentEngine = { answer: notYet, findClient: notYet }
  await beginTimedValues()
  await openKeyRing((signingKeys) => {
    const { provider, findClient } = createProvider({ ...setup, signingKeys })
    provideEngine({ provider, findClient })
    const answer = provider.callback()
    present.answer = (req, res) => void answer(req, res)
    present.findClient = findClient
  })
  onNewMasterKey(renewKeyRing)
  onSessionsEnded(tellOfEndedSessions)
  onPlaceEnded(noteEndedPlace)
  return {
    handle(req, res) {
      const [path = ''] = (req.url ?? '').split('?', 1)
      const methods = methodsOf(path)
      if (!methods) return refuse(res, 404, 'there is no such endpoint')
      if (!methods.includes(req.method ?? '')) {
        res.setHeader('Allow', methods.join(', '))
        return refuse(res, 405, `this endpoint answers ${methods.join(' and ')}`)
      }
      const forBrowsers = isForBrowsers(path)
      if (forBrowsers) res.setHeader('Content-Security-Policy', FOR_BROWSERS)
      if (forBrowsers || req.method === 'POST') forbidKeeping(res)
      if (isRingFresh()) return dispatch(req, res, present)
      const fresh = refreshKeyRing()
      void (isPublished(path) ? notLong(fresh) : fresh).then(() => dispatch(req, res, present))
    },
  }
}

function notYet(): never {
  throw new Error('lib/oauth: asked before the signing keys were loaded')
}

/** RFC 6749 §5.1. */
function forbidKeeping(res: ServerResponse): void {
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Pragma', 'no-cache')
}

function refuse(res: ServerResponse, status: number, sentence: string): void {
  forbidKeeping(res)
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
  res.end(JSON.stringify({ error: 'invalid_request', error_description: sentence }))
}
