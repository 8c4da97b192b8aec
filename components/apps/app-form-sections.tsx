'use client'

import type { ReactNode } from 'react'
import { TextArea, TextField, type TextFieldProps } from '@/components/ui/text-field'
import type { FieldOf } from '@/components/ui/use-form'
import {
  FIELDS,
  FORM_FIELD_NAMES,
  type FormFieldName,
  type KindOf,
  type Registered,
} from '@/lib/apps/fields/fields'
import type { AppFormFields } from '@/lib/apps/registration/registration'
import type { FieldErrors } from '@/lib/errors'
import { LogoField } from './logo-field'

/** What the form was opened with. */
export type AppFormValues = Pick<Registered, FormFieldName> & { logoUrl: string | null }

export type SectionProps = {
  values: AppFormValues
  field: FieldOf<AppFormFields>
  errors: FieldErrors
}

/** The fields of one section of the form. */
export type FieldIn<S extends string> = {
  [F in FormFieldName]: (typeof FIELDS)[F]['section'] extends S ? F : never
}[FormFieldName]

/** The fields of a section, in the order of the table. */
export function fieldsIn<S extends 'about' | 'links' | 'access' | 'protocol'>(
  section: S,
): FieldIn<S>[] {
  return FORM_FIELD_NAMES.filter((field): field is FieldIn<S> => FIELDS[field].section === section)
}

type TypedField = FieldIn<'about' | 'links'>

/** How a field of each kind is typed. */
const CONTROLS: Record<KindOf<TypedField>, (props: TextFieldProps) => ReactNode> = {
  name: (props) => <TextField {...props} required />,
  line: (props) => <TextField {...props} optional />,
  text: ({ label, name, maxLength, defaultValue, error }) => (
    <TextArea
      label={label}
      name={name}
      optional
      maxLength={maxLength}
      defaultValue={defaultValue}
      error={error}
    />
  ),
  email: (props) => (
    <TextField
      {...props}
      optional
      inputMode="email"
      spellCheck={false}
      description="Whom to ask about the app. Those who manage apps see it, the people who use the app do not."
    />
  ),
  link: (props) => (
    <TextField {...props} optional inputMode="url" placeholder="https://" spellCheck={false} />
  ),
}

/** What browsers may fill in by themselves. */
const AUTO_COMPLETE: Partial<Record<FormFieldName, string>> = { company: 'organization' }

export function Control({ name, values, field }: SectionProps & { name: TypedField }) {
  const { kind, label, maxLength } = FIELDS[name]
  return CONTROLS[kind]({
    ...field(name),
    label,
    maxLength,
    defaultValue: values[name] ?? '',
    autoComplete: AUTO_COMPLETE[name] ?? 'off',
  })
}

export function Section(props: { title: string; description: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-5">
      <div className="border-b pb-2.5">
        <h2 className="font-semibold text-[0.9375rem]">{props.title}</h2>
        <p className="text-muted">{props.description}</p>
      </div>
      {props.children}
    </section>
  )
}

export function AboutSection(props: SectionProps) {
  return (
    <Section title="About the app" description="People see this when the app asks them for access.">
      {fieldsIn('about').map((name) => (
        <Control key={name} {...props} name={name} />
      ))}
      <LogoField current={props.values.logoUrl} error={props.errors.logo} />
    </Section>
  )
}

export function LinksSection(props: SectionProps) {
  return (
    <Section
      title="Links"
      description="Shown beside the app's name, so that people can look it up."
    >
      {fieldsIn('links').map((name) => (
        <Control key={name} {...props} name={name} />
      ))}
    </Section>
  )
}
