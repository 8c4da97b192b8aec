import { z } from 'zod'
import { config } from '@/lib/config'
import { sha256 } from '@/lib/crypto/digest'
import { Refusal } from '@/lib/errors'
import { reportLeak } from '@/lib/leaks/report-leak'
import { valuesIn } from '@/lib/leaks/values-in'
import { githubKey } from './github-keys'
import { isSigned } from './is-signed'
import { parsedBody } from './parsed-body'
import { refuseGuesser } from './refuse-guesser'
import type { Report, TakeReport } from './report'

const matches = z
  .array(
    z.object({
      token: z.string().max(4_000),
      type: z.string().max(200),
      url: z.string().max(4_000).default(''),
    }),
  )
  .max(5_000)

/**
 * Secrets that GitHub has found, by the contract of its secret scanning partner program: a JSON array,
 * signed over its bytes. The answer says of each whether it is one of ours. Refuses with `not_found`
 * while no address of GitHub's keys is set, and with `report_not_signed`.
 */
export const takeFromGithub: TakeReport = async (report) => {
  await refuseUnsigned(report)
  const found = parsedBody(matches, report.body)
  const labels: object[] = []
  for (const { token, type, url } of found) {
    const isOurs = await isReported(token, { place: url, origin: report.origin })
    labels.push({
      token_hash: sha256(token).toString('hex'),
      token_type: type,
      label: isOurs ? 'true_positive' : 'false_positive',
    })
  }
  return { status: 200, headers: {}, body: labels }
}

async function refuseUnsigned({ body, header, origin }: Report): Promise<void> {
  const { githubKeysUrl } = config()
  if (!githubKeysUrl) throw new Refusal('not_found', 'KEYTURN_GITHUB_KEYS_URL is not set')
  const keyId = header('github-public-key-identifier')
  const signature = header('github-public-key-signature')
  await refuseGuesser(origin, async () => {
    const key = keyId && signature ? await githubKey(githubKeysUrl, keyId) : null
    return key !== null && isSigned(body, { key, signature: signature ?? '' })
  })
}

async function isReported(
  token: string,
  { place, origin }: { place: string; origin: Report['origin'] },
): Promise<boolean> {
  let isOurs = false
  for (const value of valuesIn(token)) {
    if (await reportLeak({ value, place, reporter: 'github', origin })) isOurs = true
  }
  return isOurs
}
