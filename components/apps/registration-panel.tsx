import { ExternalLink, Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Facts, Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { type AppView, appPath, type LastSignIn } from '@/lib/apps/app'
import { isInDevelopment } from '@/lib/apps/fields/development'
import type { FieldKind, FieldValues } from '@/lib/apps/fields/field'
import {
  FIELDS,
  FORM_FIELD_NAMES,
  type FormFieldName,
  type Registered,
} from '@/lib/apps/fields/fields'
import { grantTypesOf } from '@/lib/apps/grant-types-of'
import { CHOICES, hasChoice } from './choices'
import { LastSignIns } from './last-sign-ins'
import { SOURCES } from './standing-badges'

const TYPES = {
  web: 'Web: people sign in with it',
  machine: 'Machine: it acts for itself',
  native: 'Native: it runs on people’s devices and keeps no secret',
}

type RegistrationProps = {
  app: AppView
  signIns: readonly LastSignIn[]
  changeable: boolean
}

/** Everything that was registered, and how its last sign-ins were bound. */
export function RegistrationPanel({ app, signIns, changeable }: RegistrationProps) {
  return (
    <Panel
      title="Registration"
      actions={
        changeable && app.source !== 'metadata_document' ? (
          <ButtonLink href={`${appPath(app.id)}/edit`} size="sm" icon={Pencil}>
            Edit
          </ButtonLink>
        ) : null
      }
    >
      <Facts facts={factsOf(app, signIns)} />
    </Panel>
  )
}

const LINK =
  'rounded-sm text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent'

/** How a field of each kind is shown. */
const SHOWN: { [K in FieldKind]: (value: FieldValues[K]) => ReactNode } = {
  type: (type) => TYPES[type],
  name: (name) => name,
  line: (line) => line || <None />,
  text: (text) => <Paragraphs text={text} />,
  email: (address) => <Email address={address} />,
  link: (url) => <Address url={url} />,
  endpoint: (url) => <Codes values={url ? [url] : []} />,
  uris: (uris) => <Codes values={uris} />,
  scopes: (scopes) => <Codes values={scopes} inline />,
  grantTypes: (types) => <Codes values={types} inline />,
  pkce: (when) => CHOICES.pkce[when].label,
  claimsInIdToken: (which) => CHOICES.claimsInIdToken[which].label,
  roleClaim: (name) => CHOICES.roleClaim[name].label,
  switch: (on) => (on ? 'On' : 'Off'),
  applicationType: (place) => CHOICES.applicationType[place].label,
  authMethod: (method) => method,
  jwks: (json) => (json ? 'Registered' : <None />),
  until: (end) => <Until end={end} />,
  fapiProfile: (profile) => CHOICES.fapiProfile[profile].label,
  certificateSubject: (subject) => <Codes values={[subject]} />,
  signature: (algorithm) => algorithm,
  userinfo: (format) => (format === 'json' ? 'JSON' : `A JWT, signed with ${format}`),
}

/** The defaults that fit every library: they say nothing. */
const UNSAID: { [K in FieldKind]?: FieldValues[K] } = {
  switch: false,
  until: null,
  applicationType: 'by_type',
  roleClaim: 'none',
  fapiProfile: 'none',
  certificateSubject: '',
  userinfo: 'json',
}

/** A page has the name above all panels. Only an app that people sign in with has addresses. */
function isShown(field: FormFieldName, app: AppView): boolean {
  const value = app[field]
  const { kind } = FIELDS[field]
  if (kind === 'uris' || kind === 'endpoint')
    return Array.isArray(value) ? value.length > 0 : !!value
  if (field === 'pkce' || field === 'claimsInIdToken' || field === 'idTokenAlg')
    return hasChoice(app.type, field)
  return field !== 'name' && value !== UNSAID[kind]
}

function factOf<F extends FormFieldName>(field: F, app: Registered) {
  const { kind, label } = FIELDS[field]
  // The compiler does not see that a field's value is that of its kind.
  const show = SHOWN[kind] as (value: Registered[F]) => ReactNode
  return { term: label, value: show(app[field]) }
}

function factsOf(app: AppView, signIns: readonly LastSignIn[]) {
  return [
    ...FORM_FIELD_NAMES.filter((field) => isShown(field, app)).map((field) => factOf(field, app)),
    ...(app.grantTypes.length > 0
      ? [{ term: FIELDS.grantTypes.label, value: SHOWN.grantTypes(grantTypesOf(app)) }]
      : []),
    ...(signIns.length > 0
      ? [{ term: 'Last sign-ins', value: <LastSignIns signIns={signIns} /> }]
      : []),
    { term: 'Source', value: SOURCES[app.source].word },
    ...(app.describedAt
      ? [{ term: 'Document last read', value: <Time at={app.describedAt} /> }]
      : []),
    { term: 'Created', value: <Time at={app.createdAt} mode="date" /> },
    { term: 'Last changed', value: <Time at={app.updatedAt} /> },
  ]
}

/** With the line breaks of whoever wrote it. */
function Paragraphs({ text }: { text: string }): ReactNode {
  return text ? <span className="whitespace-pre-line">{text}</span> : <None />
}

function Until({ end }: { end: Date | null }): ReactNode {
  if (!end) return 'Off'
  return (
    <>
      {isInDevelopment({ developmentUntil: end }) ? 'Ends' : 'Ended'} <Time at={end} />
    </>
  )
}

function None() {
  return <span className="text-muted">Not given</span>
}

function Email({ address }: { address: string | null }): ReactNode {
  if (!address) return <None />
  return (
    <a href={`mailto:${encodeURIComponent(address)}`} className={LINK}>
      {address}
    </a>
  )
}

function Address({ url }: { url: string | null }): ReactNode {
  if (!url) return <None />
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" className={LINK}>
      {url.replace(/^https:\/\/|\/$/g, '')}
      <ExternalLink aria-hidden="true" className="ml-1 inline size-3.5 align-[-2px]" />
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  )
}

function Codes({ values, inline = false }: { values: readonly string[]; inline?: boolean }) {
  if (values.length === 0) return <span className="text-muted">None</span>
  return (
    <ul className={inline ? 'flex flex-wrap gap-1.5' : 'flex flex-col items-start gap-1.5'}>
      {values.map((value) => (
        <li key={value} className="max-w-full">
          <code className="inline-block rounded-md bg-sunken px-1.5 py-0.5 font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
            {value}
          </code>
        </li>
      ))}
    </ul>
  )
}
