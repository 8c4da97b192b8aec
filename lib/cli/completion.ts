import type { Command } from './command'
import { CommandFailed, EXIT } from './exit'

const optionsOf = ({ options }: Command) =>
  [...Object.keys(options), 'json', 'help'].map((name) => `--${name}`).join(' ')

const SCRIPTS: Record<string, (commands: readonly Command[]) => string> = {
  bash: (commands) => `_keyturn() {
  local words="\${COMP_WORDS[*]:1:COMP_CWORD-1}" choices=""
  case "$words" in
${commands.map((one) => `    "${one.name}"*) choices="${optionsOf(one)}" ;;`).join('\n')}
${groupsOf(commands)
  .map(([group, verbs]) => `    "${group}") choices="${verbs.join(' ')}" ;;`)
  .join('\n')}
    "") choices="${firstWords(commands).join(' ')}" ;;
  esac
  COMPREPLY=($(compgen -W "$choices" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _keyturn keyturn
`,
  zsh: (commands) => `#compdef keyturn
_keyturn() {
  local words_before="\${words[2,CURRENT-1]}"
  case "$words_before" in
${commands.map((one) => `    "${one.name}"*) compadd -- ${optionsOf(one)} ;;`).join('\n')}
${groupsOf(commands)
  .map(([group, verbs]) => `    "${group}") compadd -- ${verbs.join(' ')} ;;`)
  .join('\n')}
    "") compadd -- ${firstWords(commands).join(' ')} ;;
  esac
}
compdef _keyturn keyturn
`,
  fish: (commands) =>
    commands
      .map(({ name, summary }) => {
        const [first = '', second] = name.split(' ')
        const about = `-d '${summary.replaceAll("'", '’')}'`
        return second
          ? `complete -c keyturn -f -n '__fish_seen_subcommand_from ${first}' -a ${second} ${about}
complete -c keyturn -f -n '__fish_use_subcommand' -a ${first}`
          : `complete -c keyturn -f -n '__fish_use_subcommand' -a ${first} ${about}`
      })
      .join('\n')
      .concat('\n'),
}

function firstWords(commands: readonly Command[]): string[] {
  return [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))]
}

function groupsOf(commands: readonly Command[]): [group: string, verbs: string[]][] {
  const groups = new Map<string, string[]>()
  for (const { name } of commands) {
    const [group = '', verb] = name.split(' ')
    if (verb) groups.set(group, [...(groups.get(group) ?? []), verb])
  }
  return [...groups]
}

/** The completion of this shell, made of the commands that there are. */
export function completionOf(commands: () => readonly Command[]): Command {
  return {
    name: 'completion',
    args: ['SHELL'],
    summary: 'Print the completion for bash, zsh or fish.',
    options: {},
    help: {},
    async run({ output, args: [shell = ''] }) {
      const script = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined
      if (!script) throw new CommandFailed(EXIT.usage, 'The shells are bash, zsh and fish.')
      output.out(script(commands()))
      return EXIT.ok
    },
  }
}
