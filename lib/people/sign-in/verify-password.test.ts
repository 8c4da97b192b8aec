import { db } from '@/lib/db/client'
import { addPerson } from '@/lib/people/testing/parsed'
import { type RequestNotes, withRequestNotes } from '@/lib/request-notes'
import { disablePerson } from '../disable-person'
import { nobodysDigest } from '../passwords/password-digest'
import { passwordsCompared } from '../passwords/password-work'
import { expect, from, outcomeOf, PASSWORD, test } from '../testing/fixtures'
import { verifyPassword } from './verify-password'

test('the right password proves who it is, however the email is written', async ({ people }) => {
  const proven = await verifyPassword(
    { email: ` ${people.dora.email.toUpperCase()} `, password: PASSWORD },
    from('198.51.100.2'),
  )
  expect(proven).toEqual({ personId: people.dora.personId, epoch: 1, amr: ['pwd'] })
})

test('unknown, wrong, disabled and invited cost one comparison each and say the same', async ({
  people,
}) => {
  const { ada, sam } = people
  await disablePerson(ada, sam.personId)
  await addPerson(ada, { email: 'ivy@fjord.example', name: 'Ivy', role: 'developer' })
  const tries = {
    unknown: { email: 'nobody@fjord.example', password: PASSWORD },
    wrong: { email: ada.email, password: 'not-the-password' },
    disabled: { email: sam.email, password: PASSWORD },
    invited: { email: 'ivy@fjord.example', password: PASSWORD },
    'too long': { email: ada.email, password: PASSWORD.repeat(20) },
  }
  for (const [which, given] of Object.entries(tries)) {
    const before = passwordsCompared()
    const outcome = await outcomeOf(verifyPassword(given, from('198.51.100.3')))
    expect([which, outcome]).toEqual([which, 'wrong_credentials'])
    expect([which, passwordsCompared() - before]).toEqual([which, 1])
  }
})

test('a refused sign-in notes for the log whose account it was, by its id', async ({
  people: { ada },
}) => {
  const notesOf = async (email: string) => {
    const notes: RequestNotes = { requestId: 'request' }
    const attempt = () => verifyPassword({ email, password: 'wrong' }, from('198.51.100.4'))
    expect(await withRequestNotes(notes, () => outcomeOf(attempt()))).toBe('wrong_credentials')
    return notes
  }
  expect(await notesOf(ada.email)).toEqual({ requestId: 'request', account: ada.personId })
  expect(await notesOf('nobody@fjord.example')).toEqual({ requestId: 'request' })
})

test.describe('with the cost that is used in production', () => {
  test.use({ digestCost: null })

  test('what stands in for nobody costs as much as a password of ours', async ({ people }) => {
    const { changePassword } = await import('@/lib/people/testing/parsed')
    await changePassword(people.dora, { current: PASSWORD, next: 'copper-giraffe-17-lamp' })
    const { passwordDigest } = await db().person.findUniqueOrThrow({
      where: { id: people.dora.personId },
    })
    const cost = /^\$2b\$12\$/
    expect(passwordDigest).toMatch(cost)
    expect(nobodysDigest()).toMatch(cost)
    expect(nobodysDigest()).toHaveLength(passwordDigest?.length ?? 0)
  })
})

test('a password whose first 72 bytes fit does not fit', async ({ people }) => {
  const { changePassword } = await import('@/lib/people/testing/parsed')
  const long = 'amber lantern orbit walnut cello prairie velvet magnet saddle quartz b'.padEnd(
    72,
    '~',
  )
  await changePassword(people.dora, { current: PASSWORD, next: long })
  const attempt = (password: string) =>
    outcomeOf(verifyPassword({ email: people.dora.email, password }, from('198.51.100.4')))
  expect(await attempt(`${long}!`)).toBe('wrong_credentials')
  expect(await attempt(long)).toBe('done')
})
