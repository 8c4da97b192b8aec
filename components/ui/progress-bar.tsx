import { COUNT } from './count'

type ProgressBarProps = { label: string; done: number; of: number }

/** How much of something is done, as a bar and in numbers. */
export function ProgressBar({ label, done, of }: ProgressBarProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <progress
        aria-label={label}
        value={done}
        max={Math.max(of, 1)}
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="tabular text-[0.8125rem] text-muted">
        {label}: {COUNT.format(done)} of {COUNT.format(of)}
      </p>
    </div>
  )
}
