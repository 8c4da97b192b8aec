// What takes long about passwords, away from the thread that answers requests. One bcrypt digest of
// cost 12 takes some 250 to 450 ms, and bcryptjs's asynchronous functions give way only every 100 ms:
// measured, each sign-in would hold up token requests by that much, several times over. zxcvbn
// takes up to 350 ms on a nasty password. Plain JavaScript, because a thread starts without a loader.

import { hash, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { compareSync, hashSync } from 'bcryptjs'

let zxcvbn

/** Its dictionaries have some megabytes, and there may be many threads: loaded where they are used. */
async function loadZxcvbn() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  const dictionary = { ...common.dictionary, ...english.dictionary }
  return new ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs })
}

/** Whether a value has the digest that another server made of it (`lib/crypto/foreign-digest.ts`). */
async function verify({ digest, value }) {
  switch (digest.kind) {
    case 'bcrypt':
      return compareSync(value, digest.encoded)
    case 'argon2': {
      const { argon2Verify } = await import('hash-wasm')
      return argon2Verify({ password: value, hash: digest.encoded })
    }
    default: {
      const stored = Buffer.from(digest.digest, 'base64')
      return timingSafeEqual(digestAs(digest, value, stored.length), stored)
    }
  }
}

function digestAs({ kind, hash: name, salt, iterations }, value, length) {
  if (kind === 'sha') return hash(name, value, 'buffer')
  return pbkdf2Sync(value, Buffer.from(salt, 'base64'), iterations, length, name)
}

const jobs = {
  digest: ({ password, cost }) => hashSync(password, cost),
  compare: ({ password, digest }) => compareSync(password, digest),
  verify,
  judge: async ({ password, words }) => {
    zxcvbn ??= await loadZxcvbn()
    const { score, feedback } = zxcvbn.check(password, words)
    return { score, warning: feedback.warning }
  },
}

parentPort.on('message', async ({ job, input }) => {
  try {
    parentPort.postMessage({ value: await jobs[job](input) })
  } catch (error) {
    parentPort.postMessage({ error })
  }
})
