import { db } from '@/lib/db/client'
import { giveSecondFactor } from '@/lib/people/second-factor/testing/parsed'
import { inviteAgain } from '../invitations/invite-again'
import { removeTotp } from '../second-factor/remove-totp'
import { renewRecoveryCodes } from '../second-factor/renew-recovery-codes'
import { resetSecondFactor } from '../second-factor/reset-second-factor'
import { addApp, begin, HERE } from '../second-factor/testing/factors'
import { rememberDevice } from '../sessions/remember-device'
import { expect, NEW_PASSWORD, PASSWORD, test } from '../testing/fixtures'
import { addPerson, changePassword } from '../testing/parsed'

const subjects = async () => {
  const mails = await db().mail.findMany({ orderBy: { id: 'asc' } })
  return mails.map(({ subject }) => subject)
}

test('an invitation is mailed with its link, and what is said of it is sealed', async ({
  people: { ada },
}) => {
  const { personId, link } = await addPerson(ada, {
    name: 'Nora',
    email: 'nora@fjord.example',
    role: 'developer',
  })
  const mail = await db().mail.findFirstOrThrow({ where: { personId } })
  expect(mail).toMatchObject({
    address: 'nora@fjord.example',
    kind: 'invitation',
    subject: 'Ada invites you to Fjord Rail',
    organizationId: ada.organizationId,
  })
  const [, token = ''] = link.reveal().split('#')
  expect(JSON.stringify(mail)).not.toContain(token)
  await inviteAgain(ada, personId)
  expect(await db().mail.count({ where: { personId, state: 'waiting' } })).toBe(1)
})

test('each change of a password or a factor is told, with its time, device and address', async ({
  people: { ada, dora },
}) => {
  await changePassword(dora, { current: PASSWORD, next: NEW_PASSWORD })
  expect(await db().mail.findFirstOrThrow()).toMatchObject({
    address: dora.email,
    personId: dora.personId,
    body: {
      name: 'Dora',
      facts: [
        { label: 'When', value: expect.stringContaining('UTC') },
        { label: 'Device', value: 'Unknown device' },
        { label: 'Address', value: '192.0.2.7' },
      ],
    },
  })
  const { recoveryCodes } = await addApp(ada, await begin(ada))
  const used = { recoveryCode: recoveryCodes?.[0] ?? '' }
  await giveSecondFactor(ada, await begin(ada), used)
  await renewRecoveryCodes(ada)
  await removeTotp(ada)
  await resetSecondFactor(ada, dora.personId)
  expect(await subjects()).toEqual([
    'Your password was changed',
    'An authenticator app was added to your account',
    'A recovery code of your account was used',
    'New recovery codes were made for your account',
    'The authenticator app was removed from your account',
    'Your second factors were removed',
  ])
})

test('a sign-in in a new browser is told, one in a known browser is not', async ({
  people: { dora },
}) => {
  const origin = { ...HERE, userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }
  const cookie = await rememberDevice(await begin(dora), { cookie: undefined, origin })
  const mail = await db().mail.findFirstOrThrow()
  expect(mail.subject).toBe('Somebody signed in to your account in a new browser')
  expect(JSON.stringify(mail.body)).toContain('Firefox on Linux')
  await rememberDevice(await begin(dora), { cookie: cookie ?? '', origin })
  // A new password makes browsers unknown to the limits, but not new to the person.
  await changePassword(dora, { current: PASSWORD, next: `${PASSWORD}-2` })
  expect(await subjects()).toHaveLength(2)
})

test('somebody else’s browser is a new one, also with the cookie of another person', async ({
  people: { dora, sam },
}) => {
  const cookie = await rememberDevice(await begin(sam), { cookie: undefined, origin: HERE })
  await rememberDevice(await begin(dora), { cookie: cookie ?? '', origin: HERE })
  const mails = await db().mail.findMany({ orderBy: { id: 'asc' } })
  expect(mails.map(({ address }) => address)).toEqual([sam.email, dora.email])
})

test('the mail about an account of two organizations is shown to neither', async ({
  people: { dora, strange },
}) => {
  const { personId } = dora
  const { organizationId } = strange
  const createdAt = new Date()
  await db().membership.create({ data: { personId, organizationId, role: 'developer', createdAt } })
  await changePassword(dora, { current: PASSWORD, next: NEW_PASSWORD })
  expect(await db().mail.findFirstOrThrow()).toMatchObject({ organizationId: null })
})
