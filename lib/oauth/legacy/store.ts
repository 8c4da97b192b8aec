import { rowsOf, type Statement } from '@/lib/db/statement'

const FIND_APP_OF_SECRET: Statement = {
  name: 'find-app-of-secret',
  text: 'SELECT app_id AS "appId" FROM secret WHERE id = $1::bpchar',
}

/** The app that a secret's public id belongs to: requests of the old wire name no app. */
export async function findAppOfSecret(secretId: string): Promise<string | undefined> {
  const [row] = await rowsOf<{ appId: string }>(FIND_APP_OF_SECRET, [secretId])
  return row?.appId
}
