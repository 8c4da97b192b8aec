import { TextField } from '@/components/ui/text-field'
import { IDENTIFIER_MAX } from '@/lib/apis/api'

type IdentifierFieldProps = { fixed: string | null; name: string; error: string | undefined }

/** Typed once. After that it is the audience of tokens, and read-only. */
export function IdentifierField({ fixed, ...field }: IdentifierFieldProps) {
  if (fixed !== null) {
    return (
      <div className="flex flex-col gap-1.5">
        <p className="font-medium">Identifier</p>
        <p className="font-mono text-[0.8125rem] [overflow-wrap:anywhere]">{fixed}</p>
        <p className="text-[0.8125rem] text-muted">
          It cannot be changed: the API expects it in every token.
        </p>
      </div>
    )
  }
  return (
    <TextField
      {...field}
      label="Identifier"
      required
      mono
      maxLength={IDENTIFIER_MAX}
      description="An https address or a urn that says which API is meant. Every token carries it as its audience, so it cannot be changed later."
      placeholder="https://api.example.com"
      autoComplete="off"
      autoCapitalize="off"
      inputMode="url"
      spellCheck={false}
    />
  )
}
