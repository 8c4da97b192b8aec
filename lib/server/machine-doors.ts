import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerApi } from '@/lib/api/answer-api'
import { PROBLEM_TYPE, problemOf } from '@/lib/api/problem'
import { answerAzureDevops, isAzureDevopsPath } from '@/lib/azure-devops/answer-azure-devops'
import { Refusal } from '@/lib/errors'
import {
  answerLeakReport,
  isLeakPath,
  REPORT_BYTES_MAX,
} from '@/lib/leak-reports/answer-leak-report'
import { answerMetrics, isMetricsPath } from '@/lib/metrics/answer-metrics'
import { answerScim, isScimPath } from '@/lib/scim/answer-scim'
import { API_BODY_BYTES, hasShortBody, receiveBody } from './receive-body'
import { isApiPath } from './request-path'

/** Paths that programs call, and that Next never sees. */
type Door = {
  /** Its name in metrics and traces. */
  endpoint: string
  isFor: (path: string) => boolean
  limitBytes: number
  answer: (req: IncomingMessage, res: ServerResponse, path: string) => Promise<void>
}

const DOORS: Door[] = [
  { endpoint: 'management_api', isFor: isApiPath, limitBytes: API_BODY_BYTES, answer: answerApi },
  {
    endpoint: 'azure_devops',
    isFor: isAzureDevopsPath,
    limitBytes: API_BODY_BYTES,
    answer: answerAzureDevops,
  },
  { endpoint: 'scim', isFor: isScimPath, limitBytes: API_BODY_BYTES, answer: answerScim },
  {
    endpoint: 'leak_reports',
    isFor: isLeakPath,
    limitBytes: REPORT_BYTES_MAX,
    answer: answerLeakReport,
  },
  { endpoint: 'metrics', isFor: isMetricsPath, limitBytes: 0, answer: answerMetrics },
]

/** The door of a path; undefined for pages and the protocol. */
export function machineDoor(path: string): Door | undefined {
  return DOORS.find(({ isFor }) => isFor(path))
}

const TOO_LARGE = {
  type: PROBLEM_TYPE,
  tooLarge: JSON.stringify(problemOf(new Refusal('body_too_large')).body),
}

/** Answers once the body is found short enough, or here: 413 with a problem of RFC 9457. */
export async function answerMachine(
  { limitBytes, answer }: Door,
  req: IncomingMessage,
  { res, path }: { res: ServerResponse; path: string },
): Promise<void> {
  const isShort = hasShortBody(req, limitBytes)
  const isWhole = isShort || (await receiveBody(req, res, { limitBytes, ...TOO_LARGE }))
  if (isWhole) await answer(req, res, path)
}
