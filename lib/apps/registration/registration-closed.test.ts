import { setPolicy } from '@/lib/policies/testing/parsed'
import { anApp, expect, expectRefused, registrationOf, test } from '../testing/fixtures'
import { editApp } from './edit-app'
import { mayRegisterApp } from './may-register-app'
import { registerApp } from './register-app'

test('while the policy says so, nobody of the organization registers an app', async ({
  people,
}) => {
  const { ada, dora, sam, strange } = people
  await setPolicy(ada, { newAppRegistration: false })
  await expectRefused(registerApp(ada, registrationOf()), 'app_registration_off')
  await expectRefused(registerApp(dora, registrationOf()), 'app_registration_off')
  await expectRefused(registerApp(sam, registrationOf()), 'forbidden')
  expect((await registerApp(strange, registrationOf())).status).toBe('active')
})

test('an app that is there is edited as before', async ({ people }) => {
  const { id } = await anApp(people.dora)
  await setPolicy(people.ada, { newAppRegistration: false })
  const edited = await editApp(people.dora, id, registrationOf({ name: 'Counter' }))
  expect(edited.name).toBe('Counter')
})

test('a page learns beforehand what stands in the way', async ({ people }) => {
  const { ada, dora, sam } = people
  expect(await mayRegisterApp(dora)).toBe('yes')
  await setPolicy(ada, { newAppRegistration: false })
  expect(await mayRegisterApp(dora)).toBe('policy')
  expect(await mayRegisterApp(ada)).toBe('policy')
  expect(await mayRegisterApp(sam)).toBe('role')
})
