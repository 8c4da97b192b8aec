import { isAppId } from '@/lib/apps/app'
import { ipAddress } from '@/lib/ip-address'

/** What a typed text may mean. Several meanings can hold at once; each is looked up. */
export type Question = {
  /** What words are read from. An app is found by a piece of its id too. */
  words: string
  appId: string | null
  /** Public ids of secrets, in every spelling: a hint is read out, and nobody reads out capitals. */
  secretIds: string[]
  /** The last four characters of a secret, in every spelling. */
  lastFours: string[]
  /** An IP address in its usual form. */
  address: string | null
  /** What ids of keys and requests are compared with as they stand; null when it is too short. */
  exact: string | null
}

const GAP = String.raw`[\s_….*•·-]*`
const HINT = new RegExp(
  `^(?:[a-z][a-z0-9]{0,11}[\\s_]cs[\\s_])?${GAP}([0-9A-Za-z]{8})${GAP}([0-9A-Za-z]{4})?$`,
  'i',
)
const LAST_FOUR = new RegExp(`^${GAP}([0-9A-Za-z]{4})$`)
const SHORTEST_EXACT = 3

/** Reads what a text may mean, quotation marks around it aside. */
export function readQuestion(typed: string): Question {
  const text = typed.trim().replace(/^["'“”‘’`]+|["'“”‘’`]+$/g, '')
  const [, secretId, fourOfHint] = HINT.exec(text) ?? []
  const [, four = fourOfHint] = LAST_FOUR.exec(text) ?? []
  return {
    words: text.replace(/^app_/, ''),
    appId: isAppId(text) ? text : null,
    secretIds: secretId ? spellings(secretId) : [],
    lastFours: four ? spellings(four) : [],
    address: ipAddress(text),
    exact: text.length >= SHORTEST_EXACT ? text : null,
  }
}

/** A text with its letters in capitals or not, in all ways; as it stands first. */
function spellings(text: string): string[] {
  const all = [...text].reduce<string[]>(
    (begun, sign) => {
      const ways = sign.toLowerCase() === sign.toUpperCase() ? [sign] : [sign, otherCase(sign)]
      return begun.flatMap((before) => ways.map((way) => before + way))
    },
    [''],
  )
  return all
}

function otherCase(letter: string): string {
  const lower = letter.toLowerCase()
  return letter === lower ? letter.toUpperCase() : lower
}
