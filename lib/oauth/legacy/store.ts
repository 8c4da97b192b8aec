import { rowsOf, type Statement } from '@/lib/db/statement'

const FIND_APP_OF_SECRET: Statement = {
  name: 'find-app-of-secret',
  text: 'SELECT app_id AS "appId" FROM secret WHERE id = $1::bpchar',
}

/** The app of a secret's public id. Requests of the old wire carry no client_id. */
export async function findAppOfSecret(secretId: string): Promise<string | undefined> {
  const [row] = await rowsOf<{ appId: string }>(FIND_APP_OF_SECRET, [secretId])
  return row?.appId
}
