import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const oauth = join(repository, 'lib/oauth')

/** The rooms of lib/oauth, from the top: what stands on one line may know what stands below it. */
const LEVELS = [
  ['engine'],
  ['interaction', 'pages'],
  ['fast-path'],
  [
    'grant-types',
    'registration',
    'documents',
    'consents',
    'sessions',
    'metadata',
    'policy',
    'legacy',
  ],
  ['tokens'],
  ['resources', 'authorization', 'signing-keys'],
  ['client-authentication'],
  ['clients'],
  ['request'],
  ['engine/seams'],
  ['protocol'],
]

const ROOT = '(root)'
const LOOSE_FILES_MAX = 3

type Arrow = { from: string; to: string; file: string; imported: string }

const files = readdirSync(oauth, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/(^|\/)testing\//.test(file),
)

function roomOf(file: string): string {
  if (file.startsWith('engine/seams/')) return 'engine/seams'
  const [folder, rest] = file.split('/')
  return folder && rest !== undefined ? folder : ROOT
}

/** What a file imports of lib/oauth, types too. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(oauth, file), 'utf8')
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(
    ([, name = '']) => name,
  )
  return specifiers
    .map((name) => (name.startsWith('@/') ? join(repository, name.slice(2)) : resolved(file, name)))
    .map((path) => path && relative(oauth, path))
    .filter((path): path is string => Boolean(path) && !path?.startsWith('..'))
}

function resolved(file: string, name: string): string | null {
  return name.startsWith('.') ? join(oauth, dirname(file), name) : null
}

const arrows: Arrow[] = files.flatMap((file) =>
  importsOf(file)
    .map((imported) => ({ from: roomOf(file), to: roomOf(imported), file, imported }))
    .filter(({ from, to }) => from !== to),
)

const rooms = [...new Set(files.map(roomOf))]

const levelOf = (room: string) => LEVELS.findIndex((level) => level.includes(room))

const named = ({ file, imported }: Arrow) => `${file} imports ${imported}`

function reachableFrom(room: string): Set<string> {
  const reached = new Set<string>()
  const waiting = [room]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const { from, to } of arrows) {
      if (from !== next || reached.has(to)) continue
      reached.add(to)
      waiting.push(to)
    }
  }
  return reached
}

test('the rooms of lib/oauth are these, and each has its level', () => {
  expect(rooms.filter((room) => room !== ROOT).sort()).toEqual(LEVELS.flat().sort())
})

test('no room of lib/oauth leads back to itself', () => {
  expect(rooms.filter((room) => reachableFrom(room).has(room))).toEqual([])
})

test('between the rooms of lib/oauth arrows point down, or to a neighbour on the same level', () => {
  const upwards = arrows.filter(
    ({ from, to }) => from !== ROOT && to !== ROOT && levelOf(from) > levelOf(to),
  )
  expect(upwards.map(named)).toEqual([])
})

test('at most three files of lib/oauth stand outside of a room', () => {
  const loose = files.filter((file) => roomOf(file) === ROOT)
  expect(loose.length, loose.join(', ')).toBeLessThanOrEqual(LOOSE_FILES_MAX)
})

test('request/ and the seams know the protocol, and no other room', () => {
  const below = arrows.filter(({ from }) => from === 'request' || from === 'engine/seams')
  expect(below.filter(({ to }) => to !== 'protocol').map(named)).toEqual([])
})

test('the imports are seen: without them the tests above would say nothing', () => {
  expect(arrows.length).toBeGreaterThan(100)
  expect(arrows.map(named)).toContain('engine/settings.ts imports protocol/oidc-provider')
})
