import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import type { Answer } from './answer'

declare const FIELDS: unique symbol

/** A form whose fields have the names of `Input`: the input of the schema that reads it. */
export type FormOf<Input> = FormData & { readonly [FIELDS]?: Input }

/** The names of a form's fields. */
export type FieldName<Input> = Input extends unknown ? keyof Input & string : never

/** A server action that takes a form. */
export type FormAction<Input, T = void> = (form: FormOf<Input>) => Promise<Answer<T>>

/**
 * Reads the text fields of a form by the names in `schema` and parses them: a list takes every field
 * of its name, anything else the first. Files are left out. Refuses with `invalid_input`.
 */
export function acceptForm<S extends z.ZodType>(schema: S, form: FormOf<z.input<S>>): z.output<S> {
  return acceptInput(schema, readForm(schema, form))
}

function readForm(
  schema: z.ZodType,
  form: FormData,
): Record<string, string | string[] | undefined> {
  const object = innermost(schema)
  if (!(object instanceof z.ZodObject)) throw new Error('only an object schema names fields')
  const fields = Object.entries(object.shape).map(([name, field]) => {
    const texts = textsIn(form, name)
    return [name, innermost(field as z.ZodType) instanceof z.ZodArray ? texts : texts[0]] as const
  })
  return Object.fromEntries(fields)
}

/** The first text of this name in a form, as it was typed; empty if there is none. */
export function typedIn<Input>(form: FormOf<Input>, name: string): string {
  return textsIn(form, name)[0] ?? ''
}

/** An empty form where an attacker sends something else in place of one. */
export function formIn<Input>(sent: FormOf<Input>): FormOf<Input> {
  return sent instanceof FormData ? sent : new FormData()
}

function textsIn(form: FormData, name: string): string[] {
  return formIn(form)
    .getAll(name)
    .filter((value) => typeof value === 'string')
}

/** What a schema takes in, behind its transforms, defaults and optionals. */
function innermost(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodPipe) return innermost(schema.def.in as z.ZodType)
  const wraps =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  return wraps ? innermost(schema.def.innerType as z.ZodType) : schema
}
