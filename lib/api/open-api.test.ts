import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { EVERY_OPERATION } from './every-operation'
import { openApiDocument } from './open-api'
import { operation } from './operation'
import { routerOf } from './router'

type Answered = { content?: Record<string, { schema: { $ref?: string } }> }
type Described = { operationId: string; responses: Record<string, Answered> }
type Document = {
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, { required?: string[] }> }
}

const item = z.object({ id: z.string(), name: z.string() })
const items = [
  { id: '1', name: 'One', digest: 'x' },
  { id: '2', name: 'Two', digest: 'y' },
]

const list = operation({
  id: 'listThings',
  method: 'GET',
  path: '/things/{owner}',
  tag: 'Things',
  summary: 'Things.',
  scope: 'apps:read',
  params: z.object({ owner: z.string() }),
  query: z.object({ size: z.coerce.number('A number.').default(2) }),
  answer: z.object({ items: z.array(item), next: z.string().nullable() }),
  listOf: item,
  run: async (_actor, { params, query }) => ({
    items: items.slice(0, query.size),
    next: `https://keyturn.example/api/v1/things/${params.owner}?after=2`,
  }),
})

const ask = (query: string) =>
  list.perform({} as never, {
    params: { owner: 'me' },
    query: new URLSearchParams(query),
    body: {},
    ifMatch: null,
  })

test('every operation is described under its own name, and nothing else is', () => {
  const { paths } = openApiDocument() as Document
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`,
    ),
  )
  const declared = EVERY_OPERATION.map(({ id, method, path }) => `${id} ${method} ${path}`)
  expect(described.sort()).toEqual(declared.sort())
  expect(new Set(EVERY_OPERATION.map(({ id }) => id)).size).toBe(EVERY_OPERATION.length)
})

test('every operation that a file declares has a route', async () => {
  const files = await readdir(new URL('./operations', import.meta.url))
  const text = await Promise.all(
    files
      .filter((name) => !name.endsWith('.test.ts'))
      .map((name) => readFile(new URL(`./operations/${name}`, import.meta.url), 'utf8')),
  )
  const declared = text.flatMap((one) => [...one.matchAll(/^ {2}id: '(\w+)',$/gm)])
  const routed = new Set(EVERY_OPERATION.map(({ id }) => id))
  expect(declared.map(([, id = '']) => id).filter((id) => !routed.has(id))).toEqual([])
})

test('what is answered has a name, which generated clients take for its type', () => {
  const { paths } = openApiDocument() as Document
  const unnamed = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .filter(({ responses }) =>
      Object.entries(responses).some(([status, { content }]) => {
        const schema = content?.['application/json']?.schema
        return status.startsWith('2') && schema && !schema.$ref
      }),
    )
  expect(unnamed.map(({ operationId }) => operationId)).toEqual([])
})

test('an item of a list promises no field, as a caller may ask for some; read by itself it does', () => {
  const { components } = openApiDocument() as Document
  const { Secret, SecretItem } = components.schemas
  expect(Secret?.required).toContain('id')
  expect(SecretItem).toEqual({ ...Secret, required: undefined })
})

test('a path names exactly the parameters that its operation declares', () => {
  for (const { id, path, params } of EVERY_OPERATION) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(named, id).toEqual(Object.keys(params.shape))
  }
})

test('an operation answers what it declares and nothing more, or what was asked for of it', async () => {
  expect((await ask('')).body).toMatchObject({ items: [{ id: '1', name: 'One' }, { id: '2' }] })
  expect(JSON.stringify((await ask('')).body)).not.toContain('digest')
  expect((await ask('fields=name&size=1')).body).toEqual({
    items: [{ name: 'One' }],
    next: 'https://keyturn.example/api/v1/things/me?after=2&fields=name',
  })
  for (const wrong of ['fields=digest', 'fields=', 'size=x']) {
    await expect(ask(wrong), wrong).rejects.toThrow()
  }
})

test('a route is found by its path, a name in it decoded; two operations cannot share one', () => {
  const find = routerOf([list])
  expect(find('/things/a%2Fb')).toMatchObject({ params: { owner: 'a/b' } })
  for (const path of ['', '/', '/things', '/things/', '/things/a/b', '/others/a']) {
    expect(find(path), path).toBeNull()
  }
  expect(() => routerOf([list, list])).toThrow('two operations')
})
