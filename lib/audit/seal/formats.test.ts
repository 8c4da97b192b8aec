import { createHash, createPublicKey, verify } from 'node:crypto'
import { canonicalJson } from '@/lib/crypto/canonical-json'
import { db } from '@/lib/db/client'
import { readHead, writeHead } from './head'
import { merkleRoot } from './merkle'
import { sealEvents } from './seal-events'
import { readStatement } from './statement'
import { addEvents, expect, test } from './testing/sealed-log'

test('JSON is canonical as RFC 8785 has it', () => {
  // §3.2.2 and §3.2.3 of the RFC.
  expect(
    canonicalJson({
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    }),
  ).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  )
  const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 }
  expect(Object.values(JSON.parse(canonicalJson(names)))).toHaveLength(7)
  expect([...canonicalJson(names).matchAll(/:(\d)/g)].map(([, n]) => n).join('')).toBe('2467153')
})

test('a Merkle root is that of RFC 6962', () => {
  const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  const node = (left: Buffer, right: Buffer) => sha(Buffer.from([1]), left, right)
  /** §2.1 to the letter: the split is the largest power of two below the number. */
  const byTheLetter = (leaves: Buffer[]): Buffer => {
    const [first] = leaves
    if (leaves.length === 1 && first) return first
    let split = 1
    while (split * 2 < leaves.length) split *= 2
    return node(byTheLetter(leaves.slice(0, split)), byTheLetter(leaves.slice(split)))
  }
  const leaves = Array.from({ length: 40 }, (_, n) => sha(Buffer.from([0, n])))
  for (let count = 1; count <= leaves.length; count += 1) {
    const some = leaves.slice(0, count)
    expect(merkleRoot(some).equals(byTheLetter(some)), `${count} leaves`).toBe(true)
  }
  expect(merkleRoot([]).toString('hex')).toMatch(/^e3b0c442/)
})

test('a stranger verifies a seal by the page on seals alone', async ({ organization }) => {
  await addEvents(organization, 3)
  await sealEvents()
  const [seal] = await db().auditSeal.findMany()
  const [key] = await db().auditSealKey.findMany()
  if (!seal || !key) throw new Error('no seal')
  const publicKey = createPublicKey({
    key: Buffer.from(key.publicKey),
    type: 'spki',
    format: 'der',
  })
  expect(verify(null, Buffer.from(seal.statement), publicKey, seal.signature)).toBe(true)
  // The leaves by SQL and by the words of the page.
  const rows = await db().$queryRaw<{ event: Record<string, unknown>; at: string }[]>`
    SELECT to_jsonb(e) AS event, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
    FROM audit_event e ORDER BY id`
  const hashes = rows.map(({ event, at }) => {
    const said = Object.entries({ ...event, at }).filter(([, value]) => value !== null)
    const sorted = said.sort(([a], [b]) => (a < b ? -1 : 1))
    const detail = { name: 'Dora', personId: 'p' }
    const text = JSON.stringify(Object.fromEntries(sorted), (name, value) =>
      name === 'detail' ? detail : value,
    )
    return createHash('sha256')
      .update(Buffer.from([0]))
      .update(text)
      .digest()
  })
  expect(readStatement(seal.statement)?.root).toBe(merkleRoot(hashes).toString('base64url'))
})

test('a head is read as it was written, and nothing else is a head', () => {
  const head = {
    organization: `org_${'a'.repeat(20)}`,
    number: 12,
    total: 340,
    hash: '-'.repeat(43),
  }
  expect(readHead(` ${writeHead(head)}\n`)).toEqual(head)
  for (const text of ['', 'org_a.1.2.x', writeHead(head).slice(1), `${writeHead(head)}x`]) {
    expect(readHead(text), text).toBeNull()
  }
})
