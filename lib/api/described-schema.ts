import { z } from 'zod'

/** Of a version of JSON Schema: OpenAPI 3.1 has 2020-12, and 3.0 one of its own. */
export type Schema = {
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  $ref?: string
}

const TARGETS = { '3.1': 'draft-2020-12', '3.0': 'openapi-3.0' } as const

/** A version of OpenAPI. */
export type OpenApiVersion = keyof typeof TARGETS

/** A document that is being made, with the schemas that have a name (`.meta({ id })`). */
export type Making = { version: OpenApiVersion; named: Map<string, Schema> }

const PLACE = '#/components/schemas/'

type Io = 'input' | 'output'

/** A schema as the document says it. What has a name in it goes to `named`, and is referred to. */
export function describedSchema(schema: z.ZodType, io: Io, { version, named }: Making): Schema {
  const made = z.toJSONSchema(schema, {
    io,
    target: TARGETS[version],
    unrepresentable: 'any',
    override({ jsonSchema }) {
      // The pattern says what RFC 3339 says, in 300 characters; the limits are those of every number of JavaScript.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  })
  const text = JSON.stringify(made).replaceAll(
    /"#\/(?:\$defs|definitions)\/(\w+)"/g,
    (_, id) => `"${PLACE}${nameOf(id, io)}"`,
  )
  const { $schema: _, $defs, definitions, ...rest } = JSON.parse(text)
  for (const [id, one] of Object.entries<Schema>($defs ?? definitions ?? {})) {
    name(nameOf(id, io), one, named)
  }
  return rest
}

/** The body of a list whose caller may have named some of the fields: none of an item is promised. */
export function describedList(answer: z.ZodType, { version, named }: Making): Schema {
  const own = new Map<string, Schema>()
  const list = describedSchema(answer, 'output', { version, named: own })
  const item = resolved(list, own).properties?.items?.items
  if (item) {
    const { required: _, ...sparse } = resolved(item, own)
    if (item.$ref) {
      const id = item.$ref.slice(PLACE.length)
      const itemId = id.endsWith('Item') ? id : `${id}Item`
      own.delete(id)
      own.set(itemId, sparse)
      item.$ref = `${PLACE}${itemId}`
    } else {
      delete item.required
    }
  }
  for (const [id, one] of own) name(id, one, named)
  return list
}

/** What is sent has fewer rules than what is answered, so it has names of its own. */
const nameOf = (id: string, io: Io) => (io === 'output' || id.endsWith('Input') ? id : `${id}Input`)

function resolved(schema: Schema, named: Making['named']): Schema {
  return schema.$ref ? (named.get(schema.$ref.slice(PLACE.length)) ?? schema) : schema
}

function name(id: string, schema: Schema, named: Making['named']): void {
  const before = named.get(id)
  if (before && JSON.stringify(before) !== JSON.stringify(schema)) {
    throw new Error(`two schemas have the name ${id}`)
  }
  named.set(id, schema)
}
