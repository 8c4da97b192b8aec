import { CHOICES, LIST_LIMITS, NUMBER_LIMITS, type PolicySetting } from '@/lib/policies/policy'
import { choiceWords } from './choice-words'
import { LISTS } from './list-words'
import { NUMBERS } from './number-words'
import { SWITCHES } from './switch-words'

const has = <T extends object>(table: T, name: PropertyKey): name is keyof T => name in table

/** What a setting is called on the page of the policies. */
export function titleOf(setting: PolicySetting): string {
  if (has(NUMBER_LIMITS, setting)) return NUMBERS[setting].title
  if (has(CHOICES, setting)) return choiceWords(setting).title
  if (has(LIST_LIMITS, setting)) return LISTS[setting].title
  return has(SWITCHES, setting) ? SWITCHES[setting].title : 'Allowed grant types'
}
