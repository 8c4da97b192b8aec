import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { onTemporary } from './on-temporary'

/** What stands behind `--`. */
export const { values: asked } = parseArgs({
  options: {
    apps: { type: 'string', default: '100000' },
    /** Of benchmarks that have an audit log too. */
    events: { type: 'string', default: '1000000' },
    /** Prints the query plans of what has this in its name. */
    plans: { type: 'string' },
  },
})

/** `--apps 5000` makes fewer. */
const APPS = Number(asked.apps)
const PEOPLE = Math.ceil(APPS / 50)

export const ORGANIZATION = `org_${'0'.repeat(20)}`

/** What the apps are like, in SQL. */
type Filling = {
  /** Of app number `n`. */
  app: { type: string; name: string; scopes: string; createdAt?: string }
  /** Of the secret of a row of `app`. */
  secret: { createdAt: string; expiresAt: string }
  /** Statements before and after. */
  before?: string
  after?: string
}

/**
 * A database of its own with 100,000 apps of 2,000 people, each with a secret, for as long as `work` takes.
 * It is filled over a connection of its own: the server's own ones wait for no statement so long.
 */
export async function withManyApps(
  filling: Filling,
  work: (url: string) => Promise<void>,
): Promise<void> {
  await onTemporary(async (url) => {
    process.stdout.write(`${APPS} apps of ${PEOPLE} people\n`)
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query(filledWith(filling)).finally(() => client.end())
    await work(url)
  })
}

function filledWith({ app, secret, before = '', after = '' }: Filling): string {
  return `${before}
    INSERT INTO organization VALUES ('${ORGANIZATION}', 'Fjord Rail', now());
    INSERT INTO person (id, email, name, created_at)
    SELECT 'psn_' || lpad(n::text, 20, '0'), 'person' || n || '@fjord.example', 'Person ' || n, now()
    FROM generate_series(1, ${PEOPLE}) n;
    INSERT INTO membership (person_id, organization_id, role, created_at)
    SELECT id, '${ORGANIZATION}', 'developer', now() FROM person;
    INSERT INTO app (id, organization_id, owner_id, type, name, company, redirect_uris, scopes,
      created_at, updated_at)
    SELECT 'app_' || lpad(n::text, 20, '0'), '${ORGANIZATION}',
      'psn_' || lpad((n % ${PEOPLE} + 1)::text, 20, '0'), (${app.type})::app_type, ${app.name},
      'Company ' || n % 100, ARRAY['https://host' || n || '.fjord.example/cb'], ${app.scopes}, ${app.createdAt ?? 'now()'}, now()
    FROM generate_series(1, ${APPS}) n;
    INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot, created_at,
      created_by_id, created_by_name, expires_at)
    SELECT left(md5(id), 8), id, 'One', 'kt_cs', right(md5(id), 4), decode(repeat('00', 32), 'hex'), 1,
      1, ${secret.createdAt}, owner_id, 'Ada', ${secret.expiresAt}
    FROM app ON CONFLICT DO NOTHING;
    ${after}
    ANALYZE`
}

/** Prints the median and the 95th percentile of so many rounds, and whether the latter keeps to the aim. */
export async function report(
  name: string,
  { rounds, aimMs }: { rounds: number; aimMs: number },
  work: () => Promise<unknown>,
): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.ceil(part * rounds) - 1] ?? 0
  const [median, p95] = [at(0.5), at(0.95)]
  const verdict = p95 < aimMs ? '' : `  above the aim of ${aimMs} ms`
  const cells = [median, p95].map((ms) => ms.toFixed(1).padStart(8))
  process.stdout.write(`${cells.join('')} ms  ${name}${verdict}\n`)
}
