import { db } from '@/lib/db/client'
import { findingSentence } from './finding'
import { packLeaves, unpackLeaves } from './leaves'
import { sealEvents } from './seal-events'
import { makeSealKey, openSealKey, signStatement } from './seal-key'
import { readStatement, statementHash, writeStatement } from './statement'
import { addEvents, expect, ofNumber, test, threeSeals, verifyAll } from './testing/sealed-log'

test('a seal that was changed or removed is named', async ({ organization, tamper }) => {
  await threeSeals(organization)
  const { head } = await verifyAll(organization)
  await tamper(
    `UPDATE audit_seal SET statement = replace(statement, '"count":2', '"count":1') WHERE ${ofNumber}`,
    [organization, 2],
  )
  expect((await verifyAll(organization)).finding).toEqual({ kind: 'seal_changed', seal: 2 })
  await tamper(`DELETE FROM audit_seal WHERE ${ofNumber}`, [organization, 2])
  expect((await verifyAll(organization)).finding).toEqual({ kind: 'seal_missing', seal: 2 })
  await tamper('DELETE FROM audit_seal')
  expect((await verifyAll(organization, head ?? '')).finding).toEqual({ kind: 'cut', seal: 3 })
})

test('a batch that was removed whole, in the middle, is named', async ({
  organization,
  tamper,
}) => {
  const ids = await threeSeals(organization)
  await tamper('DELETE FROM audit_event WHERE id = ANY($1)', [ids.slice(2, 4)])
  await tamper(`DELETE FROM audit_leaves WHERE ${ofNumber}`, [organization, 2])
  expect((await verifyAll(organization)).finding).toEqual({ kind: 'list_changed', seal: 2 })
  await tamper(`DELETE FROM audit_seal WHERE ${ofNumber}`, [organization, 2])
  expect((await verifyAll(organization)).finding).toEqual({ kind: 'seal_missing', seal: 2 })
})

test('a list of events that was made to fit is found', async ({ organization, tamper }) => {
  const ids = await threeSeals(organization)
  const named = { organizationId_number: { organizationId: organization, number: 1 } }
  const { leaves } = await db().auditLeaves.findUniqueOrThrow({ where: named })
  const fitting = Buffer.from(packLeaves(unpackLeaves(leaves).slice(1)))
  await tamper('DELETE FROM audit_event WHERE id = $1', [ids[0]])
  await tamper(`UPDATE audit_leaves SET leaves = $3 WHERE ${ofNumber}`, [organization, 1, fitting])
  expect((await verifyAll(organization)).finding).toEqual({ kind: 'list_changed', seal: 1 })
})

test('a tail that was cut is found by a head that somebody has kept', async ({
  organization,
  tamper,
}) => {
  const ids = await threeSeals(organization)
  const { head } = await verifyAll(organization)
  await tamper('DELETE FROM audit_event WHERE id = ANY($1)', [ids.slice(4)])
  await tamper(`DELETE FROM audit_leaves WHERE ${ofNumber}`, [organization, 3])
  await tamper(`DELETE FROM audit_seal WHERE ${ofNumber}`, [organization, 3])
  expect((await verifyAll(organization)).finding).toBeNull()
  expect((await verifyAll(organization, head ?? '')).finding).toEqual({ kind: 'cut', seal: 3 })
  // What is sealed from now on has the same number, and is another history.
  await addEvents(organization, 1)
  await sealEvents()
  expect((await verifyAll(organization, head ?? '')).finding).toEqual({
    kind: 'other_history',
    seal: 3,
  })
})

test('seals that another key has signed are found', async ({ organization, tamper }) => {
  await threeSeals(organization)
  const own = await db().auditSealKey.findFirstOrThrow()
  const foreign = makeSealKey()
  const key = openSealKey(foreign)
  if (!key) throw new Error('no key')
  // The whole chain anew, with the sealed half of the key that is ours.
  await tamper('INSERT INTO audit_seal_key VALUES ($1, $2, $3, now())', [
    foreign.id,
    Buffer.from(foreign.publicKey),
    Buffer.from(own.sealedPrivate),
  ])
  const seals = await db().auditSeal.findMany({ orderBy: { number: 'asc' } })
  let previous: string | null = null
  for (const { number, statement } of seals) {
    const said = readStatement(statement)
    if (!said) throw new Error('no statement')
    const anew: string = writeStatement({ ...said, previous, key: foreign.id })
    previous = statementHash(anew)
    const signature = Buffer.from(signStatement(key, anew))
    await tamper(`UPDATE audit_seal SET statement = $3, signature = $4 WHERE ${ofNumber}`, [
      organization,
      number,
      anew,
      signature,
    ])
  }
  const { finding } = await verifyAll(organization)
  expect(finding).toEqual({ kind: 'foreign_key', seal: 1 })
  expect(finding && findingSentence(finding)).toMatch(/signed by a key that is not/)
})
