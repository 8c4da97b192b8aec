import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readEnvironment } from '@/lib/config'
import { variables } from '@/lib/environment'
import { STOP_WITHIN_MS } from '@/lib/server/lifetime'
import { ROOT } from '../harness/server'

const text = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const all = (pattern: RegExp, source: string) =>
  [...source.matchAll(pattern)].map(([, found = '']) => found)

const MANIFESTS = join('docs', 'kubernetes')
const manifest = (name: string) => text(join(MANIFESTS, `${name}.yaml`))
const compose = text('compose.yaml')
const dockerfile = text('Dockerfile')

test('what containers set is what Keyturn reads', () => {
  const set = [compose, dockerfile, manifest('deployment'), manifest('kustomization')].flatMap(
    (source) => all(/\b(KEYTURN_[A-Z_]+|DATABASE_URL(?:_FILE)?|SMTP_URL|LOG_LEVEL)[:=\n]/g, source),
  )
  expect(set.length).toBeGreaterThan(8)
  for (const name of set.filter((name) => name !== 'KEYTURN_HOST')) {
    if (name in variables.shape) continue
    const read = () => readEnvironment({ NODE_ENV: 'test', [name]: '/nowhere' })
    expect(read, name).toThrow(`${name} names /nowhere`)
  }
})

test('each file of a secret that is named is a secret that is handed over', () => {
  const inCompose = all(/\/run\/secrets\/([a-z-]+)$/gm, compose)
  const handed = compose.slice(compose.indexOf('\nsecrets:'))
  expect(inCompose.filter((name) => !handed.includes(`./secrets/${name} }`))).toEqual([])
  const inPods = all(/\/run\/secrets\/keyturn\/([a-z-]+)$/gm, manifest('deployment'))
  const example = manifest('secret.example')
  expect(inPods.filter((name) => !example.includes(`  ${name}: `))).toEqual([])
  expect([inCompose.length, inPods.length]).toEqual([3, 2])
})

test('a container is given the time that a stop may take, and is asked where it answers', () => {
  const seconds = STOP_WITHIN_MS / 1000
  const pod = manifest('deployment')
  const [grace] = all(/terminationGracePeriodSeconds: (\d+)/g, pod)
  const [pause] = all(/sleep:\n +seconds: (\d+)/g, pod)
  expect(Number(grace)).toBeGreaterThan(seconds + Number(pause))
  expect(Number(all(/stop_grace_period: (\d+)s/g, compose)[0])).toBeGreaterThan(seconds)
  const asked = [...all(/^ +path: (\/\w+)$/gm, pod), ...all(/PORT\}(\/\w+)`/g, dockerfile)]
  expect(asked).toEqual(['/healthz', '/readyz', '/healthz', '/readyz'])
})

test('every manifest is applied, and selects the pods of Keyturn', () => {
  const applied = all(/^ {2}- ([a-z-]+\.yaml)$/gm, manifest('kustomization'))
  const apart = ['kustomization.yaml', 'secret.example.yaml']
  expect([...applied, ...apart].sort()).toEqual(readdirSync(join(ROOT, MANIFESTS)).sort())
  const selecting = /(?:[sS]elector|matchLabels):\n +app\.kubernetes\.io\/name: keyturn\n/
  for (const name of ['deployment', 'service', 'pod-disruption-budget', 'network-policy']) {
    expect(manifest(name), name).toMatch(selecting)
  }
})

test('the image is of this version, runs what there is, and is built of all that a build reads', () => {
  const { version, scripts } = JSON.parse(text('package.json'))
  expect(all(/newTag: (\S+)/g, manifest('kustomization'))).toEqual([version])
  const run = all(/npm run (\w+)/g, dockerfile)
  expect(run.filter((name) => !(name in scripts))).toEqual([])
  const [started] = all(/^CMD \["node", "(.+)"\]$/gm, dockerfile)
  expect(existsSync(join(ROOT, started ?? 'nothing'))).toBe(true)
  const leftOut = text('.dockerignore').split('\n')
  for (const kept of ['app', 'components', 'docs', 'lib', 'prisma', 'bin', 'LICENSE']) {
    expect(leftOut).not.toContain(kept)
  }
  for (const apart of ['.env', '.data', 'secrets', '.git', 'compose*.yaml', '*.dump']) {
    expect(leftOut).toContain(apart)
  }
})
