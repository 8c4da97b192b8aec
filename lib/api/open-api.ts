import type { z } from 'zod'
import { MANAGEMENT_PATH } from '@/lib/oauth/protocol/routes'
import { describedRefusals, SAID_OF_KEY, SHARED_REFUSALS } from './described-refusals'
import {
  describedList,
  describedSchema,
  type Making,
  type OpenApiVersion,
} from './described-schema'
import { EVERY_OPERATION } from './every-operation'
import type { Operation } from './operation'
import { problem } from './problem'

/**
 * The documents' paths below `/api/v1`. The form 3.0 is for readers that are slow with 3.1, such as Swagger UI, or do not
 * know it.
 */
export const DOCUMENT_PATHS: ReadonlyMap<string, OpenApiVersion> = new Map([
  ['/openapi.json', '3.1'],
  ['/openapi-3.0.json', '3.0'],
])

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
  description: `The request is done once for each key within 24 hours.\n\n${SAID_OF_KEY}`,
}

const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description: 'The ETag of the app as you have read it: 412 if it has changed since.',
}

const PARAMETERS = { IdempotencyKey: IDEMPOTENCY_KEY, IfMatch: IF_MATCH }
const parameter = (name: keyof typeof PARAMETERS) => ({ $ref: `#/components/parameters/${name}` })

const made = new Map<OpenApiVersion, object>()

/** The OpenAPI document of everything that is declared. It is the same for every caller. */
export function openApiDocument(version: OpenApiVersion = '3.1'): object {
  const document = made.get(version) ?? documentOf(EVERY_OPERATION, version)
  made.set(version, document)
  return document
}

/** What a document repeats has a name: generated clients make types of it, and readers are quicker. */
function documentOf(operations: readonly Operation[], version: OpenApiVersion): object {
  const making: Making = { version, named: new Map() }
  making.named.set('Problem', describedSchema(problem, 'output', making))
  const paths = pathsOf(operations, making)
  const schemas = [...making.named].sort(([one], [other]) => (one < other ? -1 : 1))
  return {
    openapi: `${version}.0`,
    info: {
      title: 'Keyturn management API',
      version: '1',
      description: 'What the portal does, a program can do, with the rights of its caller.',
    },
    servers: [{ url: MANAGEMENT_PATH }],
    security: [{ bearer: [] }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(schemas),
      responses: SHARED_REFUSALS,
      parameters: PARAMETERS,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'An access token of a person or an app. Each operation names its scope.',
        },
      },
    },
  }
}

function pathsOf(operations: readonly Operation[], making: Making) {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    const path = paths[operation.path] ?? {}
    path[operation.method.toLowerCase()] = described(operation, making)
    paths[operation.path] = path
  }
  return paths
}

function described(operation: Operation, making: Making): object {
  const { id, tag, summary, description, scope, peopleOnly, needsStepUp, body } = operation
  const remarks = [
    description,
    `Scope: \`${scope}\`.`,
    peopleOnly ? 'Only a person may call it, not an app for itself.' : undefined,
    needsStepUp ? 'Needs a recent sign-in of the person (RFC 9470).' : undefined,
  ]
  const sent = body && json(describedSchema(body, 'input', making))
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: remarks.filter(Boolean).join('\n\n'),
    parameters: [
      ...parametersOf(operation.params, 'path', making),
      ...parametersOf(operation.query, 'query', making),
      ...(operation.method === 'POST' ? [parameter('IdempotencyKey')] : []),
      ...(operation.refusals.includes('precondition_failed') ? [parameter('IfMatch')] : []),
    ],
    ...(sent ? { requestBody: { required: true, content: sent } } : {}),
    responses: { [operation.status]: success(operation, making), ...describedRefusals(operation) },
    security: [{ bearer: scope.split(' ') }],
  }
}

function parametersOf(shape: z.ZodObject, place: 'path' | 'query', making: Making): object[] {
  const { properties = {}, required = [] } = describedSchema(shape, 'input', making)
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }))
}

function success({ answer, listOf }: Operation, making: Making): object {
  if (!answer) return { description: 'Done.' }
  const schema = listOf ? describedList(answer, making) : describedSchema(answer, 'output', making)
  return { description: 'As asked.', content: json(schema) }
}

const json = (schema: object) => ({ 'application/json': { schema } })
