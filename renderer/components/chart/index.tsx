import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { useLook } from '../../preferences'
import { type Colours, colours, fontFamily } from '../../styles/tokens'

use([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

/** What a screen can ask of a chart. */
export interface ChartHandle {
  /** The chart as it stands, as a PNG. */
  png(): Uint8Array
}

/** Two bars a member: what is asked about, and what it is compared with. */
export interface ComparedBars {
  /** Says for a reader who does not see it which question the chart answers. */
  readonly label: string
  readonly members: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[]
  /** A value in words, e.g. with a per cent sign. */
  readonly format: (value: number) => string
}

function optionOf({ members, series, format }: ComparedBars, c: Colours, size: number) {
  const text = { color: c.textSoft, fontFamily, fontSize: size }
  const tones = [c.accent, c.textFaint]
  return {
    animation: false,
    textStyle: { fontFamily },
    color: tones,
    grid: { left: 8, right: 16, top: 8 + size * 2, bottom: 4, containLabel: true },
    legend: { top: 0, left: 8, itemWidth: 10, itemHeight: 10, textStyle: text, data: series.map(({ name }) => name) },
    // Drawn into the canvas: a tooltip of HTML would need styles that the page's policy refuses.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      axisPointer: { type: 'shadow' },
      backgroundColor: c.raised,
      borderColor: c.hairline,
      textStyle: { ...text, color: c.text },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? format(value) : ''),
    },
    xAxis: {
      type: 'category',
      data: [...members],
      axisLabel: { ...text, interval: 0, hideOverlap: true },
      axisLine: { lineStyle: { color: c.hairline } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      axisLabel: { ...text, formatter: format },
      splitLine: { lineStyle: { color: c.hairline } },
    },
    series: series.map(({ name, values }) => ({
      ...{ name, type: 'bar', data: [...values], barMaxWidth: size * 2, barGap: '10%', emphasis: { disabled: true } },
    })),
  }
}

function bytesOf(dataUrl: string): Uint8Array {
  const text = atob(dataUrl.slice(dataUrl.indexOf(',') + 1))
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

interface BarsProps {
  /** Keep it stable while nothing changes: a new one is drawn anew. */
  readonly bars: ComparedBars
  /** The size of its texts in pixels; larger where it is projected. */
  readonly textSize?: number
  readonly ref?: Ref<ChartHandle>
}

/** Bars beside bars, in the tokens' colours, still. */
export function Bars({ bars, textSize = 12, ref }: BarsProps) {
  const look = useLook()
  const host = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  useEffect(() => {
    if (host.current === null) return undefined
    const made = init(host.current, null, { renderer: 'canvas' })
    chart.current = made
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(host.current)
    return () => {
      watch.disconnect()
      made.dispose()
      chart.current = null
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(optionOf(bars, colours[look], textSize), { notMerge: true })
  }, [bars, look, textSize])
  useImperativeHandle(ref, () => ({
    png: () =>
      chart.current === null
        ? new Uint8Array()
        : bytesOf(chart.current.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: colours[look].surface })),
  }))
  return <div ref={host} className="chart" role="img" aria-label={bars.label} />
}
