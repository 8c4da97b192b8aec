import { expect, test } from '@playwright/test'
import { read, sourceFiles } from './imports'
import { isStore, isTest, nounOf } from './place'
import { JOINS, TABLES } from './tables'

type Model = { table: string; called: RegExp; relations: { followed: RegExp; model: string }[] }

const MODEL = /model (\w+) \{(.*?)\n\}/gs
const FIELD = /^ {2}(\w+) +([A-Z]\w+)/gm

/** The call of a model's delegate, and a query that follows one of its fields. */
const calling = (name: string) =>
  new RegExp(`\\b(tx|db\\(\\))\\.${name[0]?.toLowerCase()}${name.slice(1)}\\b`)
const FOLLOWED = String.raw`(\{\s*(select|include|omit|where|some|none|every|is|OR)\b|[A-Z_]{3,})`
const following = (field: string) => new RegExp(`\\b${field}: ${FOLLOWED}`)

const MODELS = new Map<string, Model>(
  sourceFiles(['prisma/schema'], /\.prisma$/).flatMap((file) =>
    [...read(file).matchAll(MODEL)].map(([, name = '', body = '']) => {
      const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name
      const fields = [...body.matchAll(FIELD)]
      const relations = fields.map(([, field = '', model = '']) => ({
        followed: following(field),
        model,
      }))
      return [name, { table, called: calling(name), relations }]
    }),
  ),
)

const models = [...MODELS.values()]
const tables = models.map((model) => model.table)

const OWNERS = new Map(
  Object.entries(TABLES).flatMap(([noun, names]) => names.split(' ').map((name) => [name, noun])),
)

/** Comments name tables as well. */
const code = (file: string) => read(file).replace(/\/\*.*?\*\/|^\s*\/\/[^\n]*/gms, '')

/** SQL that names a table, and the functions that make SQL for the table they are given. */
const NAMES_TABLE =
  /\b(?:(?:FROM|JOIN|INTO|UPDATE|USING) "?|(?:rowsByDigest|dueRows)(?:<\w+>)?\(')(\w+)/g

/** What the file reads or writes: by Prisma's delegates and relations, and in SQL. */
function tablesIn(file: string): Set<string> {
  const text = code(file)
  const found = new Set<string>()
  for (const [, name] of text.matchAll(NAMES_TABLE)) {
    if (name && tables.includes(name)) found.add(name)
  }
  const called = new Set(models.filter(({ called }) => called.test(text)))
  for (const model of called) {
    found.add(model.table)
    for (const next of followed(text, model)) called.add(next)
  }
  return found
}

/** The models that a query follows from this one. */
function followed(text: string, { relations }: Model): Model[] {
  const names = relations.filter(({ followed }) => followed.test(text)).map(({ model }) => model)
  return names.flatMap((name) => MODELS.get(name) ?? [])
}

const accesses = sourceFiles()
  .filter((file) => !isTest(file))
  .flatMap((file) => [...tablesIn(file)].map((table) => ({ module: file.slice(0, -3), table })))

const allowedJoins = new Set(
  JOINS.flatMap(({ store, tables: joined }) => joined.split(' ').map((name) => `${store} ${name}`)),
)

test('every table has one owner', () => {
  expect([...OWNERS.keys()].sort()).toEqual(tables.toSorted())
})

test('a table is read and written by the stores of its noun, and where the list says why', () => {
  const foreign = accesses.filter(({ module, table }) => OWNERS.get(table) !== nounOf(module))
  const names = foreign.map(({ module, table }) => `${module} ${table}`)
  expect(names.filter((name) => !allowedJoins.has(name))).toEqual([])
  expect(
    [...allowedJoins].filter((name) => !names.includes(name)),
    'what the list allows is needed',
  ).toEqual([])
})

test('only stores hold queries; in the ground, lib/db and lib/limits do', () => {
  const queries = accesses.filter(
    ({ module }) => !isStore(module) && nounOf(module) !== 'lib/limits',
  )
  expect(queries).toEqual([])
})
