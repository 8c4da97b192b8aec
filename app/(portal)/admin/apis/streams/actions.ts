'use server'

import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { removeStream, resumeStream, stopStream } from '@/lib/signals/steer-stream'
import { changing } from '../../../changing'

type ForStream = typeof stopStream

const steer = (verb: ForStream, apiId: string, streamId: string): Promise<Answer<void>> =>
  changing((actor) => verb(actor, { apiId: argumentText(apiId), streamId: argumentText(streamId) }))

/** Stops a stream of signals to an app that checks the tokens of this API. */
export async function stop(apiId: string, streamId: string): Promise<Answer<void>> {
  return steer(stopStream, apiId, streamId)
}

/** Lets it go on. */
export async function resume(apiId: string, streamId: string): Promise<Answer<void>> {
  return steer(resumeStream, apiId, streamId)
}

/** Removes it for good. */
export async function remove(apiId: string, streamId: string): Promise<Answer<void>> {
  return steer(removeStream, apiId, streamId)
}
