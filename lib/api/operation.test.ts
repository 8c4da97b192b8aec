import { expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { EVERY_OPERATION } from './every-operation'

test('what the database cannot keep is refused in every query, with its name', async ({
  people,
}) => {
  const sent = { params: {}, body: {}, ifMatch: null }
  for (const { params, query, perform } of EVERY_OPERATION) {
    if (Object.keys(params.shape).length > 0) continue
    for (const name of Object.keys(query.shape)) {
      const asked = perform(people.ada, { ...sent, query: new URLSearchParams([[name, 'a\0']]) })
      await expectRefused(asked, 'invalid_input')
    }
  }
})

test('a parameter or a field that an operation does not have is refused, with its name', async ({
  people,
}) => {
  const sent = { params: {}, body: {}, ifMatch: null, query: new URLSearchParams() }
  const unknown = [
    ['parameter', { ...sent, query: new URLSearchParams('staus=active') }],
    ['field', { ...sent, body: { staus: 'active' } }],
  ] as const
  for (const { id, perform } of EVERY_OPERATION) {
    for (const [what, asked] of unknown) {
      await expect(perform(people.ada, asked), id).rejects.toMatchObject({
        code: 'invalid_input',
        fields: { staus: `There is no such ${what} here.` },
      })
    }
  }
})

test('an `after` that is no place is refused in every list, which would begin anew or seem to end', () => {
  const lists = EVERY_OPERATION.filter(({ query }) => query.shape.after)
  const taken = lists.filter(({ query }) => query.shape.after?.safeParse('nonsense').success)
  expect(taken.map(({ id }) => id)).toEqual([])
  expect(lists.length).toBeGreaterThan(10)
})

test('a body with half of a character is refused before it is read', async ({ people }) => {
  const register = EVERY_OPERATION.find(({ id }) => id === 'registerApp')
  const sent = { params: {}, query: new URLSearchParams(), ifMatch: null }
  const asked = register?.perform(people.ada, {
    ...sent,
    body: { name: 'One', redirect_uris: ['\ud800'] },
  })
  await expect(asked).rejects.toMatchObject({
    code: 'invalid_input',
    fields: { redirect_uris: expect.stringContaining('halves of characters') },
  })
})
