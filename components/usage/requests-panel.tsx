import { Panel } from '@/components/ui/panel'
import type { Usage } from '@/lib/usage/usage'
import { AsTable } from './as-table'
import { countOf } from './chart-scale'
import { RequestsTable } from './requests-table'
import { type Colours, total } from './series-colours'
import { shownSeries } from './shown-series'
import { type Bars, UsageChart } from './usage-chart'
import { UsageLegend } from './usage-legend'
import { RANGE_LABELS } from './usage-words'

type RequestsPanelProps = { usage: Usage; colours: Colours }

/** Requests of each secret and key over time, and those that were refused. */
export function RequestsPanel({ usage, colours }: RequestsPanelProps) {
  const series = shownSeries(usage.series)
  const refused = total(usage.refused)
  return (
    <Panel
      title="Requests"
      description={`Authenticated requests in each ${usage.step}, by secret and public key. Hours and days are in UTC.`}
    >
      <div className="flex flex-col gap-5">
        <UsageLegend series={series} refused={refused} colours={colours} />
        <UsageChart
          {...axisOf(usage)}
          size="large"
          label={inWords(series, usage)}
          bars={series.map(({ credential: { id, name }, points }) => ({
            id,
            label: name,
            points,
            colour: colours(id),
          }))}
        />
        {refused > 0 ? <Refused usage={usage} count={refused} /> : null}
        <AsTable>
          <RequestsTable usage={usage} series={series} />
        </AsTable>
      </div>
    </Panel>
  )
}

function axisOf({ range, step, starts }: Usage) {
  return { range, step, starts }
}

function Refused({ usage, count }: { usage: Usage; count: number }) {
  const bars: Bars = {
    id: 'refused',
    label: 'Refused',
    points: usage.refused,
    colour: { fill: 'fill-danger', swatch: 'bg-danger' },
  }
  return (
    <div className="flex flex-col gap-3">
      <h3 className="font-medium text-[0.8125rem] text-muted">Refused</h3>
      <UsageChart
        {...axisOf(usage)}
        size="small"
        bars={[bars]}
        label={`${countOf(count, 'request')} refused in the last ${RANGE_LABELS[usage.range]}. The figures are in the table below.`}
      />
    </div>
  )
}

function inWords(series: Usage['series'], { range, step }: Usage): string {
  const each = series.map(
    ({ credential: { name }, points }) => `${name}, ${countOf(total(points), 'request')}`,
  )
  return `Requests in each ${step} of the last ${RANGE_LABELS[range]}: ${each.join('; ') || 'none'}. The figures are in the table below.`
}
