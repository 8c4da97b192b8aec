import { TextArea, TextField } from '@/components/ui/text-field'
import type { FieldOf } from '@/components/ui/use-form'
import { CREDENTIAL_MAX, TARGET_ADDRESS_MAX, TARGET_PART_MAX } from '@/lib/delivery/delivery-target'
import type { DeliveryTargetForm } from '@/lib/delivery/delivery-target-input'

const PLAIN = { autoComplete: 'off', spellCheck: false, mono: true } as const

const WORDS = {
  kv2: {
    address: 'https://bao.example.com:8200',
    path: 'Path',
    credential: 'Token',
    credentialHint:
      'It needs create, read and update on the path. For an AppRole, write role_id:secret_id.',
  },
  kubernetes: {
    address: 'https://kubernetes.example.com:6443',
    path: 'Name of the Secret',
    credential: 'Token of a service account',
    credentialHint: 'It needs get, create, patch and delete on this Secret.',
  },
}

type VaultFieldsProps = { kind: 'kv2' | 'kubernetes'; field: FieldOf<DeliveryTargetForm> }

/** The place in a vault or a cluster, and what opens it. */
export function VaultFields({ kind, field }: VaultFieldsProps) {
  const words = WORDS[kind]
  const part = { ...PLAIN, maxLength: TARGET_PART_MAX }
  return (
    <>
      <TextField
        {...field('address')}
        {...PLAIN}
        label="Address"
        required
        inputMode="url"
        maxLength={TARGET_ADDRESS_MAX}
        placeholder={words.address}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          {...field('namespace')}
          {...part}
          label="Namespace"
          optional={kind === 'kv2'}
          required={kind === 'kubernetes'}
        />
        {kind === 'kv2' ? (
          <TextField {...field('mount')} {...part} label="Mount" required defaultValue="secret" />
        ) : null}
        <TextField {...field('path')} {...part} label={words.path} required />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          {...field('secretField')}
          {...PLAIN}
          label="Field of the secret"
          required
          defaultValue="client_secret"
        />
        <TextField
          {...field('clientIdField')}
          {...PLAIN}
          label="Field of the client ID"
          optional
          defaultValue="client_id"
        />
      </div>
      <TextField
        {...field('credential')}
        {...PLAIN}
        type="password"
        label={words.credential}
        required
        maxLength={CREDENTIAL_MAX}
        description={words.credentialHint}
      />
      {kind === 'kv2' ? (
        <TextField
          {...field('appRoleMount')}
          {...part}
          label="Mount of AppRole"
          optional
          description="Fill it in if the token above is an AppRole."
        />
      ) : null}
      <TextArea
        {...field('ca')}
        {...PLAIN}
        label="CA certificates"
        optional
        rows={3}
        placeholder="-----BEGIN CERTIFICATE-----"
      />
    </>
  )
}

type RecipientFieldsProps = { kind: 'webhook' | 'mailbox'; field: FieldOf<DeliveryTargetForm> }

/** The public key that secrets are sealed to, and where they are sent. */
export function RecipientFields({ kind, field }: RecipientFieldsProps) {
  return (
    <>
      {kind === 'webhook' ? (
        <TextField
          {...field('address')}
          {...PLAIN}
          label="Address"
          required
          inputMode="url"
          maxLength={TARGET_ADDRESS_MAX}
          placeholder="https://receiver.example.com/secrets"
        />
      ) : null}
      <TextArea
        {...field('recipient')}
        {...PLAIN}
        label="Public key (JWK)"
        required
        rows={6}
        placeholder='{"kty":"EC","crv":"P-256","x":"…","y":"…"}'
        description="RSA, P-256 or X25519. Only its private half opens the secret; keep that where the app runs."
      />
    </>
  )
}
