import { z } from 'zod'
import { config } from '@/lib/config'
import { isSameText } from '@/lib/crypto/digest'
import { Refusal } from '@/lib/errors'
import { reportLeak } from '@/lib/leaks/report-leak'
import { RULE_ID } from '@/lib/leaks/scanner-rules'
import { valuesIn } from '@/lib/leaks/values-in'
import { parsedBody } from './parsed-body'
import { refuseGuesser } from './refuse-guesser'
import type { Report, TakeReport } from './report'

/** GitLab joins the kind of identifier and its value. Some of its versions write `_` for `-`. */
const TYPES = [`gitleaks_rule_id_${RULE_ID}`, `gitleaks_rule_id_${RULE_ID.replaceAll('-', '_')}`]

const tokens = z
  .array(
    z.object({
      type: z.enum(TYPES as [string, ...string[]]),
      token: z.string().max(4_000),
      location: z.string().max(4_000).default(''),
    }),
  )
  .max(5_000)

/** GitLab's Token Revocation API, `GET /v1/revocable_token_types`: the types that may be sent here. */
export const tellGitlabTypes: TakeReport = async (report) => {
  await refuseStranger(report)
  return { status: 200, headers: {}, body: { types: TYPES } }
}

/**
 * GitLab's Token Revocation API, `POST /v1/revoke_tokens`. Answers 204 to every token of these types,
 * whether it is one of ours or not. Refuses with `not_found` while no token is set,
 * `report_not_signed`, and with `invalid_report`, also for other types.
 */
export const takeFromGitlab: TakeReport = async (report) => {
  await refuseStranger(report)
  for (const { token, location: place } of parsedBody(tokens, report.body)) {
    for (const value of valuesIn(token)) {
      await reportLeak({ value, place, reporter: 'gitlab', origin: report.origin })
    }
  }
  return { status: 204, headers: {}, body: null }
}

/** The token stands in `Authorization`, bare as GitLab sends it or as a Bearer, or in `X-Token`. */
async function refuseStranger({ header, origin }: Report): Promise<void> {
  const { gitlabReportToken: expected } = config()
  if (!expected) throw new Refusal('not_found', 'KEYTURN_GITLAB_REPORT_TOKEN is not set')
  const sent = header('authorization')?.replace(/^bearer +/i, '') ?? header('x-token') ?? ''
  await refuseGuesser(origin, () => isSameText(sent, expected))
}
