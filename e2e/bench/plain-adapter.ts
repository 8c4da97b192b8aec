import type { Adapter, AdapterPayload } from 'oidc-provider'
import pg from 'pg'
import { REGISTRATION, serveOrdinaryEngine } from './ordinary-engine'

// oidc-provider with the adapter that one writes in an afternoon: a table, a row per thing, the
// payload as JSON, a statement per call.

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL ?? '', max: 10 })

await pool.query(`
  CREATE TABLE IF NOT EXISTS plain_adapter (
    kind text, id text, payload jsonb NOT NULL, grant_id text, uid text, user_code text,
    expires_at timestamptz, consumed_at timestamptz, PRIMARY KEY (kind, id)
  )`)

class PlainAdapter implements Adapter {
  constructor(private readonly kind: string) {}

  async upsert(id: string, payload: AdapterPayload, seconds?: number): Promise<void> {
    await pool.query(
      `INSERT INTO plain_adapter (kind, id, payload, grant_id, uid, user_code, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (kind, id) DO UPDATE SET payload = excluded.payload,
         grant_id = excluded.grant_id, uid = excluded.uid, user_code = excluded.user_code,
         expires_at = excluded.expires_at`,
      [
        this.kind,
        id,
        JSON.stringify(payload),
        payload.grantId,
        payload.uid,
        payload.userCode,
        seconds ? new Date(Date.now() + seconds * 1000) : null,
      ],
    )
  }

  find = (id: string) => this.#findBy('id', id)
  findByUid = (uid: string) => this.#findBy('uid', uid)
  findByUserCode = (userCode: string) => this.#findBy('user_code', userCode)

  async consume(id: string): Promise<void> {
    await pool.query('UPDATE plain_adapter SET consumed_at = now() WHERE kind = $1 AND id = $2', [
      this.kind,
      id,
    ])
  }

  async destroy(id: string): Promise<void> {
    await pool.query('DELETE FROM plain_adapter WHERE kind = $1 AND id = $2', [this.kind, id])
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await pool.query('DELETE FROM plain_adapter WHERE grant_id = $1', [grantId])
  }

  async #findBy(column: 'id' | 'uid' | 'user_code', value: string) {
    const { rows } = await pool.query<{ payload: AdapterPayload; consumed_at: Date | null }>(
      `SELECT payload, consumed_at FROM plain_adapter
       WHERE kind = $1 AND ${column} = $2 AND (expires_at IS NULL OR expires_at > now())`,
      [this.kind, value],
    )
    const [row] = rows
    return row && { ...row.payload, ...(row.consumed_at ? { consumed: true } : {}) }
  }
}

const { client_id: clientId } = REGISTRATION
await new PlainAdapter('Client').upsert(clientId, REGISTRATION)

serveOrdinaryEngine(PlainAdapter, [])
