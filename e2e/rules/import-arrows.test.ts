import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const root = fileURLToPath(new URL('../..', import.meta.url))

type Probe = [file: string, line: string, sentence: string | null]

const PROBES: Probe[] = [
  ['app/page-a.ts', "import '@/lib/apps/store'", 'private to its folder'],
  ['app/page-b.ts', "import '@/lib/db/client'", 'never touches the database'],
  ['app/page-c.ts', "import '@/lib/apps/list/list-apps'", null],
  ['components/card-a.ts', "import '@/lib/secrets/issue-secret'", 'nouns only'],
  ['components/card-b.ts', "import '@/lib/secrets/secret'", null],
  ['components/card-c.ts', "import '@/app/page'", 'not the other way round'],
  ['lib/log.ts', "import '@/lib/apps/app'", 'knows none of its rooms'],
  ['lib/crypto/hash.ts', "import '@/lib/http/answer'", 'knows none of its rooms'],
  ['lib/db/query.ts', "import '@/lib/people/person'", 'knows none of its rooms'],
  ['lib/apps/a.ts', "import '@/lib/secrets/secret'", 'to its right'],
  ['lib/apps/b.ts', "import '@/lib/people/store'", 'private to its folder'],
  ['lib/apps/h.ts', "import '@/lib/people/sessions/store'", 'private to its folder'],
  ['lib/apps/i.ts', "import '@/lib/people/second-factor/store'", 'private to its folder'],
  ['lib/apps/c.ts', "import '@/lib/db/generated/client'", 'import the Prisma client'],
  ['lib/apps/d.ts', "import '@/lib/oauth/engine/provider'", 'to its right'],
  ['lib/apps/e.ts', "import 'next/cache'", 'know Next and React'],
  ['lib/apps/f.ts', "import '@/components/ui/button'", 'nothing points back'],
  ['lib/apps/g.ts', "import '@/lib/people/person'", null],
  ['lib/apps/store.ts', "import '@/lib/db/generated/client'", null],
  ['lib/people/sessions/store.ts', "import '@/lib/db/generated/client'", null],
  ['lib/people/invitations/store.ts', "import '@/lib/people/add-person'", 'knows nouns'],
  ['lib/audit/a.ts', "import '@/lib/organizations/organization'", 'to its right'],
  ['lib/secrets/a.ts', "import '../usage/note-use'", 'from the root'],
  ['lib/secrets/b.ts', "import type { A } from '@/lib/usage/use'", 'to its right'],
  ['lib/oauth/a.ts', "import '@/lib/server/main'", 'between doors and domain'],
  ['lib/oauth/b.ts', "import '@/lib/usage/note-use'", null],
  ['lib/auth/a.ts', "import '@/lib/people/sign-in/verify-password'", null],
  ['lib/secrets/c.ts', 'console.log(process.env.PORT)', 'process.env'],
  ['lib/config.ts', 'console.log(process.env.PORT)', null],
]

type Report = { diagnostics: { location: { path: string }; message: string }[] }

/** Lints every probe under the project's own rules; the messages by file. */
function lint(probes: Probe[]): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-arrows-'))
  copyFileSync(join(root, '.biome.json'), join(folder, '.biome.json'))
  for (const [file, line] of probes) {
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    writeFileSync(join(folder, file), `${line}\n`)
  }
  const options = ['lint', '--reporter=json', '--vcs-enabled=false', '--max-diagnostics=none']
  const said = run(options, folder)
  rmSync(folder, { recursive: true })
  const report = JSON.parse(said.slice(said.indexOf('{'))) as Report
  return new Map(report.diagnostics.map((one) => [one.location.path, one.message]))
}

/** What Biome prints; a non-zero exit is an answer here, not a defect. */
function run(options: string[], cwd: string): string {
  const biome = join(root, 'node_modules/.bin/biome')
  try {
    return execFileSync(biome, options, { cwd, encoding: 'utf8', stdio: 'pipe' })
  } catch (failure) {
    return (failure as { stdout: string }).stdout
  }
}

const found = lint(PROBES)

for (const [file, line, sentence] of PROBES) {
  test(`${file}: ${line} is ${sentence ? 'refused' : 'allowed'}`, () => {
    if (sentence) expect(found.get(file)).toContain(sentence)
    else expect(found.get(file)).toBeUndefined()
  })
}
