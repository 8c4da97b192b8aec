import Ajv from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { brokenInputOf, type Fitting, inputOf, type Schema } from './inputs-of-schema'

type Content = Record<string, { schema: Schema }>
type Parameter = { name: string; in: 'path' | 'query'; required: boolean; schema: Schema }

/** An operation as the document describes it. */
export type Described = {
  operationId: string
  method: string
  path: string
  parameters: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}

type Components = Record<string, Record<string, unknown>>

export type OpenApi = {
  paths: Record<string, Record<string, Omit<Described, 'method' | 'path'>>>
  components: Components
}

/** Every operation of a document, with everything in place of the names that it refers to. */
export function operationsOf({ paths, components }: OpenApi): Described[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, said]) => ({
      ...(inPlace(said, components) as typeof said),
      path,
      method: method.toUpperCase(),
    })),
  )
}

/** The same without references. Throws where one leads nowhere. */
function inPlace(said: unknown, components: Components): unknown {
  if (Array.isArray(said)) return said.map((one) => inPlace(one, components))
  if (typeof said !== 'object' || said === null) return said
  const { $ref, ...rest } = said as { $ref?: unknown }
  const members = Object.entries(rest).map(([name, one]) => [name, inPlace(one, components)])
  const own = Object.fromEntries(members)
  return typeof $ref === 'string' ? { ...found($ref, components), ...own } : own
}

function found(reference: string, components: Components): object {
  const [, kind = '', name = ''] = /^#\/components\/(\w+)\/(\w+)$/.exec(reference) ?? []
  const one = components[kind]?.[name]
  if (!one) throw new Error(`${reference} leads nowhere`)
  return inPlace(one, components) as object
}

/** A generated request of an operation. */
export type Generated = { path: string; method: string; body?: string }

type Input = { path: Values; query: Values; body: unknown }
type Values = Record<string, unknown>

/** Requests of an operation, with input as described or nearly. The same `seed` makes the same ones. */
export function requestsOf(
  described: Described,
  { fitting, requests, seed }: { fitting: Fitting; requests: number; seed: number },
): Generated[] {
  const input = fc.oneof(
    { weight: 3, arbitrary: inputs(described, fitting, inputOf) },
    { weight: 1, arbitrary: inputs(described, fitting, brokenInputOf) },
  )
  return fc.sample(input, { numRuns: requests, seed }).map((one) => asRequest(described, one))
}

type Make = (schema: Schema, fitting: Fitting) => fc.Arbitrary<unknown>

function inputs({ parameters, requestBody }: Described, fitting: Fitting, make: Make) {
  const schema = requestBody?.content['application/json']?.schema
  return fc.record({
    // A segment that is wrong is another path, or no path at all.
    path: inputOf(placed(parameters, 'path'), fitting) as fc.Arbitrary<Values>,
    query: make(placed(parameters, 'query'), fitting) as fc.Arbitrary<Values>,
    body: schema ? make(schema, fitting) : fc.constant(undefined),
  })
}

function placed(parameters: Parameter[], place: Parameter['in']): Schema {
  const here = parameters.filter((one) => one.in === place)
  return {
    type: 'object',
    properties: Object.fromEntries(here.map(({ name, schema }) => [name, schema])),
    required: here.filter(({ required }) => required).map(({ name }) => name),
  }
}

function asRequest({ path: template, method }: Described, { path, query, body }: Input): Generated {
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, name) => segment(String(path[name])))
  const search = new URLSearchParams(Object.entries(query).map(([name, of]) => [name, asText(of)]))
  const request = { method, path: `${filled}?${search}` }
  return body === undefined ? request : { ...request, body: JSON.stringify(body) }
}

/** Neither empty nor `.` or `..`: those are other paths. */
function segment(text: string): string {
  return encodeURIComponent(/^\.{0,2}$/.test(text) ? 'x' : text)
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value ?? ''))

/** Says what is wrong with an answer by its operation; null if nothing is. */
export function answerCheck() {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: false })
  return async ({ responses }: Described, answer: Response): Promise<string | null> => {
    const text = await answer.text()
    const said = responses[answer.status]
    if (!said) return `${answer.status} is not described: ${text.slice(0, 300)}`
    const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
    if (!said.content) return text === '' ? null : `a body where none is described: ${text}`
    const schema = said.content[type]?.schema
    if (!schema) return `${answer.status} is described as ${Object.keys(said.content)}, not ${type}`
    const validate = ajv.compile(schema)
    return validate(JSON.parse(text))
      ? null
      : `${ajv.errorsText(validate.errors)}: ${text.slice(0, 300)}`
  }
}
