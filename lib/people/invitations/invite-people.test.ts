import { db } from '@/lib/db/client'
import { actionsOf, expect, makePerson, outcomeOf, test } from '../testing/fixtures'
import { invitePeople, previewInvitations } from '../testing/parsed'
import { INVITED_AT_ONCE_MAX, readInvitations } from './invitation-list'

const people = (text: string) =>
  readInvitations(text, 'developer').map(({ email, name, role }) => [email, name, role].join('|'))

test('a list is read as it was pasted, or as a file with or without column names', () => {
  expect(people('ada.lovelace@x.example')).toEqual([
    'ada.lovelace@x.example|Ada Lovelace|developer',
  ])
  expect(people('a@x.example, B@x.example\n"Cy Lee" <c@x.example>')).toEqual([
    'a@x.example|A|developer',
    'b@x.example|B|developer',
    'c@x.example|Cy Lee|developer',
  ])
  expect(people('"Lee, Cy" <c@x.example>')).toEqual(['c@x.example|Lee, Cy|developer'])
  expect(people('a@x.example,Al "the\nb@x.example')).toEqual([
    'a@x.example|Al "the|developer',
    'b@x.example|B|developer',
  ])
  expect(people('a@x.example,Ada,Administrator\nBo;b@x.example')).toEqual([
    'a@x.example|Ada|administrator',
    'bo;b@x.example|Bo;b|developer',
  ])
  expect(people('\uFEFFName;Role;E-mail\n"Lee; Cy";support;c@x.example\n;;\n')).toEqual([
    'c@x.example|Lee; Cy|support',
  ])
  expect(people('a@x.example\tAda\tdeveloper')).toEqual(['a@x.example|Ada|developer'])
})

test('each line is checked before anybody is invited', async ({ people: { ada, dora } }) => {
  await makePerson('Noor', { organizationId: ada.organizationId, role: 'developer' })
  const list = [
    'new@x.example,New',
    'NEW@x.example,Again',
    dora.email,
    'nowhere',
    'boss@x.example,Boss,king',
    'noor@fjord.example',
  ].join('\n')
  const lines = await previewInvitations(ada, { list, role: 'developer' })
  expect(lines.map(({ line, verdict, problem }) => [line, verdict, problem])).toEqual([
    [1, 'ready', null],
    [2, 'twice', null],
    [3, 'member', null],
    [4, 'wrong', 'Enter an email address such as ada@example.com.'],
    [5, 'wrong', 'Choose a role.'],
    [6, 'member', null],
  ])
  expect(await actionsOf(ada.organizationId)).toEqual([])
})

test('whoever is ready is invited with a link of their own, and nobody twice', async ({
  people: { ada, dora },
}) => {
  const list = `a@x.example,Ann,support\n${dora.email}\nb@x.example`
  const input = { list, role: 'developer', emailVerified: 'on' } as const
  const lines = await invitePeople(ada, input)
  expect(lines.map(({ link }) => link !== null)).toEqual([true, false, true])
  const [first, , third] = lines.map(({ link }) => link?.reveal())
  expect(first).toMatch(/\/welcome#\w{43}$/)
  expect(first).not.toBe(third)
  const ann = await db().person.findFirstOrThrow({
    where: { email: 'a@x.example' },
    include: { memberships: true },
  })
  expect(ann).toMatchObject({ name: 'Ann', emailVerified: true })
  expect(ann.memberships).toMatchObject([{ role: 'support' }])
  expect(await actionsOf(ada.organizationId)).toEqual(['person.added', 'person.added'])
  const again = await invitePeople(ada, input)
  expect(again.map(({ verdict }) => verdict)).toEqual(['member', 'member', 'member'])
})

test('only administrators invite, at most 500 at once, and somebody', async ({
  people: { ada, dora, sam },
}) => {
  const input = (list: string) => ({ list, role: 'developer' as const })
  for (const other of [dora, sam]) {
    expect(await outcomeOf(previewInvitations(other, input('a@x.example')))).toBe('forbidden')
    expect(await outcomeOf(invitePeople(other, input('a@x.example')))).toBe('forbidden')
  }
  const many = Array.from({ length: INVITED_AT_ONCE_MAX + 1 }, (_, n) => `p${n}@x.example`)
  for (const list of [many.join('\n'), ' ', '']) {
    expect(await outcomeOf(previewInvitations(ada, input(list)))).toBe('invalid_input')
  }
  expect(await previewInvitations(ada, input(many.slice(1).join('\n')))).toHaveLength(500)
})
