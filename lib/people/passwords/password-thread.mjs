// What takes long about passwords, away from the thread that answers requests. One bcrypt digest of
// cost 12 takes some 250 to 450 ms, and bcryptjs's asynchronous functions give way only every 100 ms:
// measured, each sign-in would hold up token requests by that much, several times over. zxcvbn
// takes up to 350 ms on a nasty password. Plain JavaScript, because a thread starts without a loader.

import { parentPort } from 'node:worker_threads'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import { compareSync, hashSync } from 'bcryptjs'

let zxcvbn

const jobs = {
  digest: ({ password, cost }) => hashSync(password, cost),
  compare: ({ password, digest }) => compareSync(password, digest),
  judge: ({ password, words }) => {
    zxcvbn ??= new ZxcvbnFactory({
      dictionary: { ...common.dictionary, ...english.dictionary },
      graphs: common.adjacencyGraphs,
    })
    const { score, feedback } = zxcvbn.check(password, words)
    return { score, warning: feedback.warning }
  },
}

parentPort.on('message', ({ id, job, input }) => {
  try {
    parentPort.postMessage({ id, value: jobs[job](input) })
  } catch (error) {
    parentPort.postMessage({ id, error })
  }
})
