import fc from 'fast-check'
import { oddJson } from '../fuzz/odd-texts'

/** What is used of JSON Schema 2020-12. */
export type Schema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  items?: Schema
  minItems?: number
  maxItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
}

/** Values that fit in this organization, by the name of the field or parameter. */
export type Fitting = Readonly<Record<string, readonly string[]>>

const LONGEST = 40

/** Input as the schema allows it; texts with a known name are mostly those that fit. */
export function inputOf(schema: Schema, fitting: Fitting, name = ''): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => inputOf(one, fitting, name)))
  switch (schema.type) {
    case 'object':
      return objectOf(schema, fitting)
    case 'array': {
      const { items = {}, minItems: minLength = 0, maxItems = 3 } = schema
      const maxLength = Math.max(minLength, Math.min(maxItems, 3))
      return fc.array(inputOf(items, fitting, name), { minLength, maxLength })
    }
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1, max: schema.maximum ?? 1_000 })
    case 'number':
      return fc.integer({
        min: schema.minimum ?? 1,
        max: Math.min(schema.maximum ?? 1_000, 2 ** 31),
      })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return textOf(schema, fitting[name])
    default:
      return oddJson
  }
}

function textOf(schema: Schema, known: readonly string[] = []): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = LONGEST } = schema
  const made =
    schema.format === 'date-time'
      ? fc.date({ noInvalidDate: true, min: new Date(0) }).map((at) => at.toISOString())
      : fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, LONGEST)) })
  if (known.length === 0) return made
  const fits = fc.constantFrom(...known)
  return fc.oneof({ weight: 6, arbitrary: fits }, { weight: 1, arbitrary: made })
}

function objectOf(schema: Schema, fitting: Fitting): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {}, required = [] } = schema
  const fields = Object.entries(properties).map(([name, one]) => [
    name,
    inputOf(one, fitting, name),
  ])
  return fc.record(Object.fromEntries(fields), { requiredKeys: required })
}

/** The same with a field that is wrong, or left out, or that nobody knows. */
export function brokenInputOf(schema: Schema, fitting: Fitting): fc.Arbitrary<unknown> {
  const names = [...Object.keys(schema.properties ?? {}), '__proto__', 'unknown']
  const broken = fc.tuple(
    objectOf(schema, fitting),
    fc.constantFrom(...names),
    oddJson,
    fc.boolean(),
  )
  return broken.map(([input, name, odd, isLeftOut]) => {
    const rest = Object.entries(input).filter(([other]) => other !== name)
    return Object.fromEntries(isLeftOut ? rest : [...rest, [name, odd]])
  })
}
