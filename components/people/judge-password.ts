import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import { canonicalPassword } from '@/lib/people/passwords/password-rules'

// The same dictionaries as in `lib/people/passwords/password-thread.mjs`, whose word is the one that counts.
const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
})

/** zxcvbn's score of 0 to 4, and the name of what it minds most. */
export function judgePassword(password: string, words: string[]) {
  const { score, feedback } = zxcvbn.check(canonicalPassword(password), words)
  return { score, warning: feedback.warning ?? null }
}
