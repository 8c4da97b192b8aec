import type { Actor } from '@/lib/actor'
import { expect, refusalOf, test } from '@/lib/apps/testing/fixtures'
import { addEverywhere, prepare, removeEverywhere } from '../testing/many-things'
import { perform } from '../testing/perform'

type Item = Record<string, unknown>
type List = { id: string; query?: Record<string, string>; appOf: (item: Item) => unknown }

const client = (item: Item) => item.client_id
const appOfGrant = ({ app }: Item) => (app as { id: string }).id

const LISTS: List[] = [
  { id: 'listApps', appOf: client },
  { id: 'listApps', query: { search: 'app' }, appOf: client },
  { id: 'listGivenGrants', appOf: appOfGrant },
  { id: 'listGivenGrants', query: { search: 'app' }, appOf: appOfGrant },
  { id: 'listMails', appOf: ({ subject }) => subject },
  { id: 'listMails', query: { state: 'sent' }, appOf: ({ subject }) => subject },
  { id: 'listApprovals', appOf: client },
  { id: 'listApprovals', query: { of: 'decided' }, appOf: client },
  { id: 'listDueApps', appOf: client },
  { id: 'listAppsOfApi', appOf: client },
]

/** The list of this name, its parts asked for by a size and a place. */
function reader(actor: Actor, apiId: string, { id, query, appOf }: List) {
  const params: Record<string, string> = id === 'listAppsOfApi' ? { api_id: apiId } : {}
  return async (size: number, after?: string) => {
    const asked = { ...query, size: `${size}`, ...(after ? { after } : {}) }
    const { items, next, ...length } = await perform(actor, id, { params, query: asked })
    const place = next === null ? null : new URL(String(next)).searchParams.get('after')
    return { apps: items.map(appOf), place, ...length }
  }
}

const said = ({ id, query }: List) => `${id} ${JSON.stringify(query ?? {})}`

test('what is added and removed between two parts of a list moves nothing else', async ({
  people: { ada },
}) => {
  const apiId = await prepare(ada)
  for (let n = 0; n < 9; n += 1) await addEverywhere(ada, `App ${n}`)
  for (const list of LISTS) {
    const part = reader(ada, apiId, list)
    const whole = await part(100)
    expect(whole, said(list)).toMatchObject({ total: 9, is_more: false, place: null })
    const seen: unknown[] = []
    for (let place: string | null | undefined; place !== null; ) {
      const { apps, place: next } = await part(4, place)
      seen.push(...apps)
      place = next
      const gone = seen.length === 4 ? [whole.apps[0], whole.apps[3], whole.apps[5]] : []
      for (const appId of gone) await removeEverywhere(String(appId))
      for (const _ of gone) await addEverywhere(ada, 'App +')
    }
    const there = whole.apps.filter((app) => app !== whole.apps[5])
    expect(
      seen.filter((app) => whole.apps.includes(app)),
      said(list),
    ).toEqual(there)
    expect(new Set(seen).size, said(list)).toBe(seen.length)
  }
})

test('a place that is none is refused, and one of another organization shows nothing of it', async ({
  people: { ada, strange },
}) => {
  const apis = { ada: await prepare(ada), strange: await prepare(strange) }
  const own: unknown[] = []
  for (let n = 0; n < 3; n += 1) {
    own.push(await addEverywhere(ada, `App ${n}`))
    await addEverywhere(strange, `App ${n}`)
  }
  for (const list of LISTS) {
    const part = reader(ada, apis.ada, list)
    for (const after of ['', 'x', 'e30', 'WyIiXQ', 'a'.repeat(6_001), ' ']) {
      const refusal = await refusalOf(
        perform(ada, list.id, { params: { api_id: apis.ada }, query: { after } }),
      )
      expect([refusal?.code, Object.keys(refusal?.fields ?? {})], `${said(list)} ${after}`).toEqual(
        ['invalid_input', ['after']],
      )
    }
    const foreign = await reader(strange, apis.strange, list)(1)
    const { apps, total } = await part(10, foreign.place ?? '')
    expect(foreign.place, said(list)).not.toBeNull()
    expect([total, apps.filter((app) => !own.includes(app))], said(list)).toEqual([3, []])
  }
})
