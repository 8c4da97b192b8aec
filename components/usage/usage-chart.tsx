import clsx from 'clsx'
import type { Usage } from '@/lib/usage/usage'
import { compact, counted, stepInWords, type Tick, ticksOf, topOf } from './chart-scale'
import type { Colour } from './series-colours'

/** One kind of bar: what it counts, in which colour. */
export type Bars = { id: string; label: string; points: readonly number[]; colour: Colour }

type UsageChartProps = Pick<Usage, 'range' | 'step' | 'starts'> & {
  /** What a screen reader says instead of the picture. */
  label: string
  bars: readonly Bars[]
  size: 'large' | 'small'
}

/** Bars of each hour or day, stacked. Drawn on the server, as wide as its place. */
export function UsageChart({ label, bars, size, ...axis }: UsageChartProps) {
  const { starts, step } = axis
  const sums = starts.map((_, index) => sumAt(bars, index))
  const top = topOf(Math.max(0, ...sums))
  return (
    <div className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-2 gap-y-1.5">
      <Side top={top} size={size} />
      <div className="relative">
        <div
          aria-hidden="true"
          className="absolute inset-0 flex flex-col justify-between *:border-border/70 *:border-t"
        >
          {size === 'large' ? <span className="border-dashed" /> : null}
          <span className="border-dashed" />
          <span />
        </div>
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${starts.length} ${top}`}
          preserveAspectRatio="none"
          className={clsx('relative block w-full', HEIGHTS[size])}
        >
          {starts.map((start, index) => (
            <Column
              key={start.getTime()}
              index={index}
              top={top}
              bars={bars}
              title={`${stepInWords(start, step)}\n${linesAt(bars, index)}`}
              thin={starts.length > THIN_FROM}
            />
          ))}
        </svg>
      </div>
      <span />
      <Ticks ticks={ticksOf(axis)} />
    </div>
  )
}

const HEIGHTS = { large: 'h-48', small: 'h-14' }
/** So many bars leave no space between them. */
const THIN_FROM = 60

const sumAt = (bars: readonly Bars[], index: number) =>
  bars.reduce((sum, { points }) => sum + (points[index] ?? 0), 0)

function linesAt(bars: readonly Bars[], index: number): string {
  return bars.map(({ label, points }) => `${label}: ${counted(points[index] ?? 0)}`).join('\n')
}

type ColumnProps = {
  index: number
  top: number
  bars: readonly Bars[]
  title: string
  thin: boolean
}

/** One hour or day. The whole column answers to the pointer, also where its bar is low. */
function Column({ index, top, bars, title, thin }: ColumnProps) {
  const gap = thin ? 0.06 : 0.14
  let below = top
  return (
    <g className="group">
      <title>{title}</title>
      <rect
        x={index}
        y={0}
        width={1}
        height={top}
        className="fill-transparent group-hover:fill-hover/60"
      />
      {bars.map(({ id, points, colour }) => {
        const height = points[index] ?? 0
        below -= height
        return height === 0 ? null : (
          <rect
            key={id}
            x={index + gap}
            y={below}
            width={1 - 2 * gap}
            height={height}
            className={colour.fill}
          />
        )
      })}
    </g>
  )
}

function Side({ top, size }: { top: number; size: 'large' | 'small' }) {
  const marks = size === 'large' ? [top, top / 2, 0] : [top, 0]
  return (
    <div
      aria-hidden="true"
      className="tabular -my-2 flex flex-col justify-between text-end text-muted text-xs leading-4"
    >
      {marks.map((mark) => (
        <span key={mark}>{compact(mark)}</span>
      ))}
    </div>
  )
}

/** The first and the last label stay inside, the others are centred below their place. */
function Ticks({ ticks }: { ticks: readonly Tick[] }) {
  return (
    <div aria-hidden="true" className="tabular relative h-4 text-muted text-xs leading-4">
      {ticks.map(({ at, label }, index) => (
        <span
          key={label}
          style={{ left: `${at * 100}%` }}
          className={clsx(
            'absolute top-0 whitespace-nowrap',
            at < 0.03 ? '' : at > 0.97 ? '-translate-x-full' : '-translate-x-1/2',
            // Every second label has no room on a telephone.
            (ticks.length - 1 - index) % 2 === 1 && ticks.length > 4 && 'max-sm:hidden',
          )}
        >
          {label}
        </span>
      ))}
    </div>
  )
}
