import { z } from 'zod'
import { REFUSALS, type RefusalCode } from '@/lib/errors'
import { MANAGEMENT_PATH } from '@/lib/oauth/protocol/routes'
import { EVERY_OPERATION } from './every-operation'
import type { Operation } from './operation'
import { PROBLEM_TYPE, problem } from './problem'

/** The document's path below `/api/v1`. */
export const DOCUMENT_PATH = '/openapi.json'

/** What every operation may refuse. */
export const ALWAYS_REFUSED = [
  'access_token_missing',
  'access_token_refused',
  'access_token_bound',
  'access_token_of_app',
  'scope_missing',
  'invalid_input',
  'defect',
  'temporarily_unavailable',
  'too_many_requests',
  'body_too_large',
  'unsupported_media_type',
  'unreadable_body',
] as const satisfies RefusalCode[]

/** What a POST may refuse that is sent with an `Idempotency-Key`. */
const REFUSED_BY_KEY = [
  'idempotency_key_reused',
  'idempotency_in_progress',
  'already_shown',
  'already_done',
] as const satisfies RefusalCode[]

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
  description: 'The request is done once for each key within 24 hours.',
}

const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description: 'The ETag of the app as you have read it: 412 if it has changed since.',
}

let made: object | null = null

/** The OpenAPI 3.1 document of everything that is declared. It is the same for every caller. */
export function openApiDocument(): object {
  made ??= {
    openapi: '3.1.0',
    info: {
      title: 'Keyturn management API',
      version: '1',
      description: 'What the portal does, a program can do, with the rights of its caller.',
    },
    servers: [{ url: MANAGEMENT_PATH }],
    security: [{ bearer: [] }],
    tags: [...new Set(EVERY_OPERATION.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: pathsOf(EVERY_OPERATION),
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'An access token of a person or an app. Each operation names its scope.',
        },
      },
    },
  }
  return made
}

function pathsOf(operations: readonly Operation[]): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    const path = paths[operation.path] ?? {}
    path[operation.method.toLowerCase()] = described(operation)
    paths[operation.path] = path
  }
  return paths
}

function described(operation: Operation): object {
  const { id, tag, summary, description, scope, peopleOnly, needsStepUp, body } = operation
  const remarks = [
    description,
    `Scope: \`${scope}\`.`,
    peopleOnly ? 'Only a person may call it, not an app for itself.' : undefined,
    needsStepUp ? 'Needs a recent sign-in of the person (RFC 9470).' : undefined,
  ]
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: remarks.filter(Boolean).join('\n\n'),
    parameters: [
      ...parametersOf(operation.params, 'path'),
      ...parametersOf(operation.query, 'query'),
      ...(operation.method === 'POST' ? [IDEMPOTENCY_KEY] : []),
      ...(operation.refusals.includes('precondition_failed') ? [IF_MATCH] : []),
    ],
    ...(body ? { requestBody: { required: true, content: json(schemaOf(body, 'input')) } } : {}),
    responses: responsesOf(operation),
    security: [{ bearer: scope.split(' ') }],
  }
}

function parametersOf(shape: z.ZodObject, place: 'path' | 'query'): object[] {
  const { properties = {}, required = [] } = schemaOf(shape, 'input')
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }))
}

function responsesOf({ method, status, answer, listOf, refusals }: Operation): object {
  const success = answer ? json(listOf ? sparse(answer) : schemaOf(answer, 'output')) : undefined
  const responses: Record<string, object> = {
    [status]: {
      description: answer ? 'As asked.' : 'Done.',
      ...(success ? { content: success } : {}),
    },
  }
  const ofKey = method === 'POST' ? REFUSED_BY_KEY : []
  for (const [code, refused] of refusalsByStatus([...ALWAYS_REFUSED, ...ofKey, ...refusals])) {
    responses[code] = {
      description: refused.map((one) => `\`${one}\`: ${REFUSALS[one][1]}`).join('\n\n'),
      content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
    }
  }
  return responses
}

/** The body of a list whose caller may have named some of the fields. */
function sparse(answer: z.ZodObject): Schema {
  const schema = schemaOf(answer, 'output')
  const { items } = (schema.properties ?? {}) as { items?: { items?: Schema } }
  delete items?.items?.required
  return schema
}

function refusalsByStatus(codes: readonly RefusalCode[]): Map<number, RefusalCode[]> {
  const found = new Map<number, RefusalCode[]>()
  const answered = codes.map((code) =>
    code === 'step_up_required' ? 'insufficient_user_authentication' : code,
  )
  for (const code of new Set(answered)) {
    const [status] = REFUSALS[code]
    found.set(status, [...(found.get(status) ?? []), code])
  }
  return found
}

const json = (schema: object) => ({ 'application/json': { schema } })

type Schema = { properties?: Record<string, object>; required?: string[] }

/** A schema as JSON Schema 2020-12, which is what OpenAPI 3.1 has. */
function schemaOf(schema: z.ZodObject, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest as Schema
}
