import type { z } from 'zod'
import { KINDS } from '@/lib/apps/field-kinds'
import {
  FIELDS,
  METADATA_FIELD_NAMES,
  type MetadataFieldName,
  type Registered,
} from '@/lib/apps/fields/fields'

/** Fields that are read from several others, or together: `readMetadata` does. */
const READ_TOGETHER = [
  'type',
  'applicationType',
  'authMethod',
  'clientCredentials',
  'grantTypes',
  'mtlsSubject',
] as const
type ReadTogether = (typeof READ_TOGETHER)[number]
type PlainField = Exclude<MetadataFieldName, ReadTogether>

/** The fields that the metadata has unchanged. */
const PLAIN = METADATA_FIELD_NAMES.filter(
  (field): field is PlainField => !READ_TOGETHER.some((one) => one === field),
)

type Metadata = Record<string, unknown>

const inMetadata = (field: PlainField) => KINDS[FIELDS[field].kind].metadata

/** The JSON of each field, by its name in RFC 7591 §2. */
export const METADATA_SHAPE: Record<string, z.ZodType> = Object.fromEntries(
  PLAIN.map((field) => [FIELDS[field].metadata, inMetadata(field).read]),
)

/** The fields in the metadata, by our names. */
export function fieldsOf(metadata: Metadata): Record<PlainField, unknown> {
  const entries = PLAIN.map((field) => [field, metadata[FIELDS[field].metadata]])
  return Object.fromEntries(entries)
}

/** The fields of an app that have a value, by their names in RFC 7591 §2. */
export function metadataOf(app: Registered): Metadata {
  const entries = PLAIN.map((field) => [FIELDS[field].metadata, writeField(field, app)] as const)
  return Object.fromEntries(entries.filter(([, value]) => !isBlank(value)))
}

function writeField<F extends PlainField>(field: F, app: Registered): unknown {
  const { write } = inMetadata(field) as { write: (value: Registered[F]) => unknown }
  return write(app[field])
}

function isBlank(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** A field's name in RFC 7591 §2. A name that is no field stays as it is. */
export function metadataName(field: string): string {
  return METADATA_FIELD_NAMES.some((name) => name === field)
    ? FIELDS[field as MetadataFieldName].metadata
    : field
}
