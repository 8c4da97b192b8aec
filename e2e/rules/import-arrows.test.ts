import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { refusalsOf } from './check-import'
import { existsInRepository, importsIn, read, sourceFiles } from './imports'
import { isTest, placeOf } from './place'
import { LAYERS } from './rooms'

const root = fileURLToPath(new URL('../..', import.meta.url))

const imports = sourceFiles().flatMap((file) => importsIn(file, read(file)))

test('every import of the product goes where the rooms allow it', () => {
  const broken = imports.flatMap((one) =>
    refusalsOf(one).map((sentence) => `${one.file} imports ${one.specifier}: ${sentence}`),
  )
  expect(broken).toEqual([])
})

test('no room leads back to itself', () => {
  const arrows = new Map<string, Set<string>>()
  for (const { file, target } of imports.filter((one) => !isTest(one.file))) {
    const [from, to] = [placeOf(file)?.room, placeOf(target)?.room]
    if (from && to && from !== to) arrows.set(from, (arrows.get(from) ?? new Set()).add(to))
  }
  expect(arrows.size, 'the imports are seen').toBeGreaterThan(40)
  const leadsBack = (room: string) => {
    const reached = new Set(arrows.get(room))
    for (const next of reached) for (const further of arrows.get(next) ?? []) reached.add(further)
    return reached.has(room)
  }
  expect([...arrows.keys()].filter(leadsBack)).toEqual([])
})

test('every room of the table exists', () => {
  const rooms = LAYERS.flatMap((layer) => layer.rooms).flatMap((line) => line.split(' '))
  expect(rooms.filter((room) => !existsInRepository(room.replace('/**', '')))).toEqual([])
  expect(new Set(rooms).size, 'a room stands in one line').toBe(rooms.length)
})

type Probe = [file: string, line: string, sentence: string | null]

const PROBES: Probe[] = [
  ['app/page-a.ts', "import '@/lib/apps/store'", 'private to its folder'],
  ['app/page-b.ts', "import '@/lib/db/client'", 'never touches the database'],
  ['app/page-c.ts', "import '@/lib/apps/list/list-apps'", null],
  ['components/card-a.ts', "import '@/lib/secrets/issue-secret'", 'nouns only'],
  ['components/card-b.ts', "import '@/lib/secrets/secret'", null],
  ['components/card-c.ts', "import '@/app/page'", 'not the other way round'],
  ['components/card-d.ts', "import type { A } from '@/lib/apps/view-app'", 'nouns only'],
  ['components/card-e.ts', "import '@/lib/config'", 'run in a browser'],
  ['components/card-f.ts', "import 'next/headers'", 'neither load nor sign in'],
  ['lib/log.ts', "import '@/lib/apps/app'", 'knows no room'],
  ['lib/crypto/hash.ts', "import '@/lib/http/answer'", 'knows no room'],
  ['lib/db/query.ts', "import '@/lib/people/person'", 'knows no room'],
  ['lib/apps/a.ts', "import '@/lib/secrets/secret'", 'stands below it'],
  ['lib/apps/b.ts', "import '@/lib/people/store'", 'private to its folder'],
  ['lib/apps/h.ts', "import '@/lib/people/sessions/store'", 'private to its folder'],
  ['lib/apps/i.ts', "import '@/lib/people/second-factor/store'", 'private to its folder'],
  ['lib/apps/c.ts', "import '@/lib/db/generated/client'", 'import the Prisma client'],
  ['lib/apps/d.ts', "import '@/lib/oauth/engine/provider'", 'stands below it'],
  ['lib/apps/e.ts', "import 'next/cache'", 'know Next and React'],
  ['lib/apps/f.ts', "import '@/components/ui/button'", 'nothing points back'],
  ['lib/apps/g.ts', "import '@/lib/people/person'", null],
  ['lib/apps/j.ts', "import '@/lib/apps/testing/an-app'", 'only tests use'],
  ['lib/apps/j.test.ts', "import '@/lib/secrets/store'", null],
  ['lib/apps/k.test.ts', "import '@/e2e/test'", 'uses lib alone'],
  ['lib/apps/l.ts', "await import('@/lib/oauth/engine/provider')", 'stands below it'],
  ['lib/apps/store.ts', "import '@/lib/db/generated/client'", null],
  ['lib/apps/keys/a.ts', "import '../registration/edit-app'", 'stands below it'],
  ['lib/apps/registration/a.ts', "import '../keys/store'", null],
  ['lib/apps/shelf/a.ts', "import '@/lib/apps/app'", 'has no line'],
  ['lib/people/sessions/store.ts', "import '@/lib/db/generated/client'", null],
  [
    'lib/people/invitations/store.ts',
    "import '@/lib/people/invitations/add-person'",
    'knows nouns',
  ],
  ['lib/audit/a.ts', "import '@/lib/organizations/organization'", 'stands below it'],
  ['lib/secrets/a.ts', "import '../usage/note-secret-use'", 'from the root'],
  ['lib/secrets/b.ts', "import type { A } from '@/lib/usage/use'", 'stands below it'],
  ['lib/oauth/tokens/a.ts', "import '@/lib/server/main'", 'between entry points and domain'],
  ['lib/oauth/tokens/b.ts', "import '@/lib/usage/note-secret-use'", null],
  ['lib/oauth/tokens/c.ts', "import '../engine/provider'", 'stands below it'],
  ['lib/oauth/request/d.ts', "import '../clients/store'", 'stands below it'],
  ['lib/oauth/engine/seams/d.ts', "import '../settings'", 'stands below it'],
  ['lib/oauth/e.ts', "import './protocol/routes'", 'has no line'],
  ['lib/auth/a.ts', "import '@/lib/people/sign-in/verify-password'", null],
  ['lib/auth/b.ts', "import 'oidc-provider'", 'knows the engine'],
]

for (const [file, line, sentence] of PROBES) {
  test(`${file}: ${line} is ${sentence ? 'refused' : 'allowed'}`, () => {
    const refusals = importsIn(file, line).flatMap(refusalsOf).join(' ')
    if (sentence) expect(refusals).toContain(sentence)
    else expect(refusals).toBe('')
  })
}

/** What the linter says of a line in this file, under the project's own rules. */
function lint(file: string, line: string): string {
  const options = ['lint', `--stdin-file-path=${file}`, '--reporter=json']
  const how = { cwd: root, encoding: 'utf8', input: `${line}\n`, stdio: 'pipe' } as const
  try {
    return execFileSync('node_modules/.bin/biome', options, how)
  } catch (failure) {
    const { stdout, stderr } = failure as { stdout: string; stderr: string }
    return stdout + stderr
  }
}

test('only lib/config reads process.env', () => {
  const line = 'console.log(process.env.PORT)'
  expect(lint('lib/secrets/c.ts', line)).toContain('process.env')
  expect(lint('lib/config.ts', line)).not.toContain('noProcessEnv')
})
