import { dirname } from 'node:path'
import type { Import } from './imports'
import {
  inRepository,
  isForBrowsers,
  isNoun,
  isOf,
  isStore,
  isTest,
  nounOf,
  type Place,
  placeOf,
} from './place'
import { ANSWERS, GROUND_FOR_BROWSERS, NOT_IN_COMPONENTS, PACKAGES } from './rooms'

const isClient = (target: string) => /^(@prisma\/|lib\/db\/generated\/)/.test(target)

type Rule = (one: Import & { module: string; from: Place }) => string | false | undefined

const RULES: Rule[] = [
  ({ specifier, module, target }) =>
    specifier.startsWith('../') &&
    nounOf(module) !== nounOf(target) &&
    'Name a module of another folder from the root, as in @/lib/apps/app, so that the arrows can be read.',

  ({ module, target }) =>
    isStore(target) &&
    nounOf(module) !== nounOf(target) &&
    "A store is private to its folder: call one of the folder's verbs instead.",

  ({ from, target }) =>
    from.layer.name === 'app' &&
    (isOf(['lib/db', 'pg'], target) || isClient(target)) &&
    'app loads through verbs and never touches the database.',

  ({ from, module, target }) =>
    isClient(target) &&
    !isStore(module) &&
    !from.room.startsWith('lib/db') &&
    "Only *store.ts files and lib/db import the Prisma client: put the query into this folder's store.",

  ({ module, target }) =>
    isStore(module) &&
    inRepository(target) &&
    placeOf(target)?.layer.name !== 'ground' &&
    !(isStore(target) || isNoun(target)) &&
    'A store holds queries: it knows nouns and the ground, no verb and no entry point.',

  ({ from, target }) => from.layer.name === 'components' && refusedInComponents(target),

  ({ from, target }) =>
    PACKAGES.find(
      ({ names, only }) =>
        isOf(names, target) && !only.includes(from.layer.name) && !only.includes(from.room),
    )?.sentence,

  ({ from, target }) => refusedUpwards(from, target),

  ({ target }) =>
    (isTest(target) || isOf(['e2e', 'prisma'], target)) &&
    'The product imports no test, and nothing that only tests use.',
]

function refusedInComponents(target: string): string | false {
  if (isOf(NOT_IN_COMPONENTS, target))
    return 'components neither load nor sign in: pages and actions do, and hand over plain data.'
  if (!target.startsWith('lib/') || ANSWERS.includes(target)) return false
  if (placeOf(target)?.room === 'lib')
    return (
      !GROUND_FOR_BROWSERS.includes(target) &&
      "components run in a browser: of lib's ground they may use errors, clock and text."
    )
  return (
    !isForBrowsers(target) &&
    'components show plain data: of lib they may import nouns only, never a verb, a store or the database.'
  )
}

const withoutLine = (module: string) =>
  `${dirname(module)} has no line in e2e/rules/rooms.ts: add it above what it uses and below what uses it.`

function refusedUpwards(from: Place, target: string): string | false {
  if (!inRepository(target)) return false
  const to = placeOf(target)
  if (!to) return withoutLine(target)
  if (to.room === from.room || to.rank > from.rank) return false
  const back = from.room.startsWith('lib') && isOf(['app', 'components'], target)
  if (back) return `${from.layer.name} is below app and components: nothing points back.`
  if (to.layer !== from.layer) return from.layer.sentence
  return `A room uses what stands below it in e2e/rules/rooms.ts: ${to.room} is not below ${from.room}.`
}

/** Tests use what they like of lib, stores included; they start no page and know no e2e harness. */
const refusedInTests = (target: string) =>
  isOf(['app', 'components', 'e2e'], target) && 'A test of lib uses lib alone.'

/** Why this import is refused, in a sentence for each rule that it breaks; none when it may be. */
export function refusalsOf(one: Import): string[] {
  const module = one.file.replace(/\.tsx?$/, '')
  if (isTest(module)) {
    const refused = module.startsWith('lib/') && refusedInTests(one.target)
    return refused ? [refused] : []
  }
  const from = placeOf(module)
  if (!from) return [withoutLine(module)]
  const refusals = RULES.map((rule) => rule({ ...one, module, from }))
  return refusals.filter((sentence) => typeof sentence === 'string')
}
