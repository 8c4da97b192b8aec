import { sealEvents } from '@/lib/audit/seal/seal-events'
import { addEvents, addOrganization, expect, test } from '@/lib/audit/seal/testing/sealed-log'
import { readEnvironment } from '@/lib/config'
import { provideMasterKeys } from '@/lib/keys'
import { verifyByCommand } from './verify-by-command'

test('the command verifies every log, names what is wrong, and says so by its outcome', async ({
  database,
  organization,
  tamper,
}) => {
  const other = await addOrganization()
  const [first] = await addEvents(organization, 2)
  await addEvents(other, 1)
  await sealEvents()
  const environment = readEnvironment({
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    KEYTURN_MASTER_KEY: database.masterKey.toString('base64'),
  })
  const run = async (heads: string[] = []) => {
    const said: string[] = []
    const isRight = await verifyByCommand(environment, { heads, say: (one) => said.push(one) })
    return { isRight, said: said.join('\n') }
  }
  const before = await run()
  expect(before.isRight).toBe(true)
  expect(before.said).toContain(`${organization}: nothing was changed. Events: 2, seals: 1.`)
  expect(before.said).toContain(`${other}: nothing was changed. Events: 1, seals: 1.`)
  const [head = ''] = before.said.match(new RegExp(`${organization}\\.1\\.\\S+`)) ?? []
  expect((await run([head])).isRight).toBe(true)
  const cut = await run([head.replace('.1.2.', '.7.9.')])
  expect(cut).toMatchObject({ isRight: false, said: expect.stringMatching(/before the seal 7/) })
  await tamper(`UPDATE audit_event SET actor_name = 'Eve' WHERE id = $1`, [first])
  const after = await run()
  expect(after.isRight).toBe(false)
  expect(after.said).toContain(`The event ${first} was changed after it was sealed.`)
  expect(after.said).toContain(`${other}: nothing was changed.`)
  await expect(run(['of somebody'])).rejects.toThrow(/is no head/)
  provideMasterKeys(null)
})
